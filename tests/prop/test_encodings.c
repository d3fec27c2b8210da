/* SPDX-License-Identifier: MIT */
/*
 * Thirty invented texts, in three lengths and ten forms of encoding: how many
 * come back as they were, without a word on the encoding.  A "|" ends the short
 * and the middle one; the short ones have a line of few letters beyond ASCII,
 * as headlines do, which is what makes them hard.
 */
#include <config.h>

#include "text/charset.h"

#include "../unit/tap.h"

#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define MAX_TEXT 1000
/* So many may be read wrong. */
#define MAX_WRONG 5

static const char *const texts[] = {
	"El alcalde promete más farolas| para la calle del Río, donde el "
	"último "
	"apagón dejó sin luz a noventa familias.| «No volverá a pasar», dijo.",
	"Cierra la estación de Vallehondo|. Los trenes pararán en Otero, a "
	"diez "
	"kilómetros.| ¿Quién pagará el autobús? Nadie lo sabe aún.",
	"El niño que plantó un bosque| recibirá mañana la medalla de la "
	"ciudad. "
	"Empezó con doce años y una azada.| Hoy hay allí seis mil encinas.",
	"La cosecha de piña baja un tercio|, según la cooperativa. El frío de "
	"marzo quemó las flores.| El precio subirá en otoño, advirtió su "
	"portavoz.",
	"Un camión vuelca en la N-340|. El conductor está ileso, y la carga, "
	"cuarenta toneladas de naranjas, rodó ladera abajo.| Qué olía bien.",
	"La orquesta joven tocará en Lyon|. Serán dos conciertos, el 3 y el 4 "
	"de "
	"julio, con música de tres compositores de aquí.| También habrá baile.",
	"Aprobado el plan del río Tormo|: se limpiarán nueve kilómetros de "
	"orillas y se hará un camino para bicicletas.| Costará dos millones.",
	"El museo abre una sala sobre la sal|. Hasta el siglo XIX se pesó allí "
	"la que bajaba de las minas.| La exposición durará un año.",
	"Pingüinos en el puerto|: llegaron tres el domingo, flacos y cansados. "
	"Una bióloga los cuida en un almacén.| Volverán al mar en unos días.",
	"Sube el agua en septiembre|, un 4 %. El recibo medio será de 31 euros "
	"al mes, según calculó la oposición.| El concejal lo negó.",
	"La panadería de los Ibáñez cumple cien años|. Su pan de centeno aún "
	"se "
	"hace con la masa de la bisabuela.| «Es el secreto», ríe Inés.",
	"Detenido el ladrón de campanas|. Había robado cinco en un mes, todas "
	"de "
	"bronce.| La más grande pesa seiscientos kilos y está en su jardín.",
	"El viento tiró el pino de la plaza|. Tenía ciento ochenta años. Con "
	"su "
	"madera se harán bancos, decidió el pleno.| Así seguirá allí.",
	"Vuelven los lobos a la sierra|, dicen los pastores. Un guarda contó "
	"siete huellas junto al arroyo.| La asociación pide mastines y calma.",
	"Una beca para estudiar al oso|. La universidad la dará cada año a "
	"quien "
	"presente la mejor idea.| El plazo acaba el día 30.",
	"Fútbol: el Atlético Oterense gana 2-1|. El gol decisivo llegó en el "
	"minuto noventa, de cabeza.| Es su quinta victoria, y sigue líder.",
	"El lunes no habrá autobuses|. Los conductores piden dos días más de "
	"descanso al mes. La empresa ofrece uno.| Seguirán hablando el jueves.",
	"La biblioteca presta semillas|, además de libros. Quien las lleva "
	"debe "
	"devolver otras tantas tras la cosecha.| «Funciona», dice Begoña "
	"Núñez.",
	"Nace un ternero de dos colas en Peñalba|. El veterinario asegura que "
	"está sano.| Lo llamarán Doblón, y ya tiene visitas.",
	"Condenan a la fábrica de pinturas| por verter al río. Pagará ochenta "
	"mil "
	"euros y limpiará la acequia.| Recurrirá, anunció su abogado.",
	"El reloj de la torre atrasa|. Según el relojero, es por el calor: las "
	"piezas se dilatan.| Cada día pierde un minuto, y nadie llega tarde.",
	"Más de mil firmas contra el ruido| en el barrio del Ángel. Los "
	"vecinos "
	"quieren que los bares cierren a la una.| El dueño de uno lo ve "
	"difícil.",
	"Encuentran una moneda romana| en la obra del colegio. Es de plata y "
	"lleva la cara de un emperador.| La excavación seguirá en agosto.",
	"La nieve corta el puerto de Orduño|. Hay cadenas obligatorias y tres "
	"camiones atrapados desde anoche.| El pronóstico no es mejor para "
	"mañana.",
	"Un robot recogerá las fresas|, si el ensayo sale bien. Ve el color de "
	"cada fruto y lo corta en tres segundos.| La máquina se llama Martín.",
	"El cine Gran Vía baja el telón|. Tras 61 años, su dueña se jubila y "
	"nadie quiere el local.| La última sesión será gratis.",
	"Ocho heridos leves en el desfile|, al ceder una grada. A todos los "
	"atendió la Cruz Roja allí mismo.| La comisión de fiestas pidió "
	"perdón.",
	"Compran el castillo por un euro|. El pueblo deberá arreglar el tejado "
	"antes de dos inviernos.| «Será caro, pero es nuestro», resumió "
	"Germán.",
	"La miel de Brañas, premiada en París|. Ganó a ochenta de doce países. "
	"Sabe a brezo y a castaño.| El apicultor sólo hizo trescientos botes.",
	"Habrá consulta sobre el nuevo puente|. Votarán los mayores de "
	"dieciséis "
	"años, el próximo día 12.| Si gana el sí, se abrirá en 2031.",
};

#define N_TEXTS (sizeof(texts) / sizeof(*texts))

static const struct {
	const char *name;
	const char *mark; /* in front; U+FEFF in the encoding */
	size_t n_mark;
} encodings[] = {
	{"UTF-8", "", 0},	 {"UTF-8", "\xEF\xBB\xBF", 3},
	{"UTF-16LE", "", 0},	 {"UTF-16LE", "\xFF\xFE", 2},
	{"UTF-16BE", "", 0},	 {"UTF-16BE", "\xFE\xFF", 2},
	{"windows-1252", "", 0}, {"ISO-8859-15", "", 0},
	{"MACINTOSH", "", 0},	 {"CP850", "", 0},
};

#define N_FORMS (sizeof(encodings) / sizeof(*encodings))

/* Copies TEXT up to its N-th "|", or all of it, without any. */
static size_t
cut(const char *text, int n, char *out)
{
	size_t len = 0;

	for (; *text; text++) {
		if (*text != '|')
			out[len++] = *text;
		else if (!n--)
			break;
	}
	return len;
}

/* Length of TEXT in the encoding at OUT, its mark in front; 0: it has not. */
static size_t
encode(size_t encoding, const char *text, size_t len, char *out)
{
	iconv_t cd = iconv_open(encodings[encoding].name, "UTF-8");
	char *from = (char *)(uintptr_t)text, *to;
	size_t n_left = 4 * MAX_TEXT - 4, failed;

	if (cd == (iconv_t)-1)
		return 0;
	memcpy(out, encodings[encoding].mark, encodings[encoding].n_mark);
	to = out + encodings[encoding].n_mark;
	failed = iconv(cd, (ICONV_CONST char **)&from, &len, &to, &n_left);
	iconv_close(cd);
	return failed ? 0 : (size_t)(to - out);
}

static bool
is_right(const char *bytes, size_t n_bytes, const char *text, size_t len)
{
	struct bytes decoded = {0};
	struct charset_text got;
	bool right = !charset_decode(bytes, n_bytes, NULL, NULL,
				     SUMARIO_ON_ERROR_FAIL, &decoded, &got,
				     NULL) &&
		     got.n_bytes == len && !memcmp(got.bytes, text, len);

	vector_release(&decoded);
	return right;
}

int
main(void)
{
	static const char *const lengths[] = {"short", "middle", "long"};
	size_t n_right = 0, n_tried = 0;

	for (size_t i = 0; i < N_TEXTS; i++)
		for (int n = 0; n < 3; n++)
			for (size_t e = 0; e < N_FORMS; e++) {
				char text[MAX_TEXT], bytes[4 * MAX_TEXT];
				size_t len = cut(texts[i], n, text);
				size_t n_bytes = encode(e, text, len, bytes);
				bool right;

				if (!n_bytes) /* "—" in CP850 */
					continue;
				right = is_right(bytes, n_bytes, text, len);
				n_tried++;
				n_right += right;
				if (!right)
					printf("# text %zu, %s, %s\n", i + 1,
					       lengths[n], encodings[e].name);
			}
	ok(n_tried == N_TEXTS * 3 * N_FORMS, "all texts are in all encodings");
	ok(n_right + MAX_WRONG >= n_tried, "%zu of %zu are read right", n_right,
	   n_tried);
	return done_testing();
}
