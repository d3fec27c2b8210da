/* SPDX-License-Identifier: MIT */
/*
 * Classes and ids are taken apart into words ("article__bodyText" is
 * "-article-body-text-"), and patterns are looked for in them.  The words were
 * collected from the templates of common systems (WordPress, Drupal, Arc XP,
 * AMP, Joomla) and of Spanish-language newspapers.
 */
#include <config.h>

#include "read/html_hint.h"

#include "base/ascii.h"
#include "text/utf8.h"

#include <string.h>

#define MAX_TOKEN 96
#define MAX_OPENING 48

/* "-word-" is a whole word, "-word" the beginning of one. */
static const struct {
	const char *pattern;
	unsigned hint;
} patterns[] = {
	{"-article-body", HTML_HINT_BODY},
	{"-article-text-", HTML_HINT_BODY},
	{"-art-body-", HTML_HINT_BODY},
	{"-article-content-", HTML_HINT_BODY},
	{"-articlebody-", HTML_HINT_BODY},
	{"-articulo-cuerpo-", HTML_HINT_BODY},
	{"-body-content-", HTML_HINT_BODY},
	{"-content-body-", HTML_HINT_BODY},
	{"-cuerpo-", HTML_HINT_BODY},
	{"-entry-content-", HTML_HINT_BODY},
	{"-field-name-body-", HTML_HINT_BODY},
	{"-field-body-", HTML_HINT_BODY},
	{"-news-body-", HTML_HINT_BODY},
	{"-news-text-", HTML_HINT_BODY},
	{"-note-body-", HTML_HINT_BODY},
	{"-nota-body-", HTML_HINT_BODY},
	{"-post-body-", HTML_HINT_BODY},
	{"-post-content-", HTML_HINT_BODY},
	{"-single-content-", HTML_HINT_BODY},
	{"-story-body-", HTML_HINT_BODY},
	{"-story-content-", HTML_HINT_BODY},
	{"-texto-nota-", HTML_HINT_BODY},
	{"-texto-noticia-", HTML_HINT_BODY},

	{"-comment-", HTML_HINT_STRANGE},
	{"-commentlist-", HTML_HINT_STRANGE},
	{"-comments-", HTML_HINT_STRANGE},
	{"-comentario", HTML_HINT_STRANGE},
	{"-disqus-", HTML_HINT_STRANGE},
	{"-respond-", HTML_HINT_STRANGE},
	{"-cookie", HTML_HINT_STRANGE},
	{"-gdpr-", HTML_HINT_STRANGE},
	{"-consent", HTML_HINT_STRANGE},
	{"-onetrust-", HTML_HINT_STRANGE},
	{"-didomi-", HTML_HINT_STRANGE},
	{"-nav-", HTML_HINT_STRANGE},
	{"-navbar-", HTML_HINT_STRANGE},
	{"-navigation-", HTML_HINT_STRANGE},
	{"-menu-", HTML_HINT_STRANGE},
	{"-breadcrumb", HTML_HINT_STRANGE},
	{"-footer-", HTML_HINT_STRANGE},

	{"-related", HTML_HINT_JUNK},
	{"-relacionad", HTML_HINT_JUNK},
	{"-recommend", HTML_HINT_JUNK},
	{"-recomendad", HTML_HINT_JUNK},
	{"-read-more-", HTML_HINT_JUNK},
	{"-readmore-", HTML_HINT_JUNK},
	{"-see-also-", HTML_HINT_JUNK},
	{"-more-news-", HTML_HINT_JUNK},
	{"-mas-noticias-", HTML_HINT_JUNK},
	{"-mas-leid", HTML_HINT_JUNK},
	{"-most-read-", HTML_HINT_JUNK},
	{"-most-popular-", HTML_HINT_JUNK},
	{"-popular-", HTML_HINT_JUNK},
	{"-trending-", HTML_HINT_JUNK},
	{"-ranking-", HTML_HINT_JUNK},
	{"-share", HTML_HINT_JUNK},
	{"-sharing-", HTML_HINT_JUNK},
	{"-sharedaddy-", HTML_HINT_JUNK},
	{"-social", HTML_HINT_JUNK},
	{"-compartir-", HTML_HINT_JUNK},
	{"-redes-", HTML_HINT_JUNK},
	{"-newsletter", HTML_HINT_JUNK},
	{"-boletin", HTML_HINT_JUNK},
	{"-suscri", HTML_HINT_JUNK},
	{"-subscri", HTML_HINT_JUNK},
	{"-promo", HTML_HINT_JUNK},
	{"-ad-", HTML_HINT_JUNK},
	{"-ads-", HTML_HINT_JUNK},
	{"-advert", HTML_HINT_JUNK},
	{"-publicidad-", HTML_HINT_JUNK},
	{"-banner-", HTML_HINT_JUNK},
	{"-sponsor", HTML_HINT_JUNK},
	{"-outbrain-", HTML_HINT_JUNK},
	{"-taboola-", HTML_HINT_JUNK},
	{"-widget", HTML_HINT_JUNK},
	{"-toolbar-", HTML_HINT_JUNK},
	{"-tools-", HTML_HINT_JUNK},
	{"-tags-", HTML_HINT_JUNK},
	{"-tag-list-", HTML_HINT_JUNK},
	{"-taglist-", HTML_HINT_JUNK},
	{"-topics-", HTML_HINT_JUNK},
	{"-etiquetas-", HTML_HINT_JUNK},
	{"-author-bio-", HTML_HINT_JUNK},
	{"-author-box-", HTML_HINT_JUNK},
	{"-about-author-", HTML_HINT_JUNK},
	{"-authorbox-", HTML_HINT_JUNK},
	{"-modal-", HTML_HINT_JUNK},
	{"-popup-", HTML_HINT_JUNK},
	{"-overlay-", HTML_HINT_JUNK},
	{"-login-", HTML_HINT_JUNK},
	{"-signup-", HTML_HINT_JUNK},
	{"-player-", HTML_HINT_JUNK},
	{"-pagination-", HTML_HINT_JUNK},
	{"-pager-", HTML_HINT_JUNK},
	{"-teaser-", HTML_HINT_JUNK},
	{"-sidebar-", HTML_HINT_JUNK},
	{"-rail-", HTML_HINT_JUNK},
	{"-copyright-", HTML_HINT_JUNK},
	{"-trust-", HTML_HINT_JUNK},
	{"-links-block-", HTML_HINT_JUNK},
	{"-references-", HTML_HINT_JUNK},
	{"-reflist-", HTML_HINT_JUNK},
	{"-catlinks-", HTML_HINT_JUNK},

	{"-caption", HTML_HINT_CAPTION},
	{"-figcaption-", HTML_HINT_CAPTION},
	{"-thumbcaption-", HTML_HINT_CAPTION},
	{"-pie-foto-", HTML_HINT_CAPTION},
	{"-foto-pie-", HTML_HINT_CAPTION},
	{"-epigrafe-", HTML_HINT_CAPTION},
	{"-image-credit-", HTML_HINT_CAPTION},
	{"-photo-credit-", HTML_HINT_CAPTION},
	{"-credit", HTML_HINT_CAPTION},

	{"-byline", HTML_HINT_BYLINE},
	{"-author", HTML_HINT_BYLINE | HTML_HINT_JUNK},
	{"-autor", HTML_HINT_BYLINE | HTML_HINT_JUNK},
	{"-firma-", HTML_HINT_BYLINE | HTML_HINT_JUNK},
	{"-date-", HTML_HINT_BYLINE},
	{"-fecha", HTML_HINT_BYLINE},
	{"-time-", HTML_HINT_BYLINE},
	{"-timestamp-", HTML_HINT_BYLINE},
	{"-published-", HTML_HINT_BYLINE},
	{"-dateline-", HTML_HINT_BYLINE},
	{"-entry-meta-", HTML_HINT_BYLINE},
	{"-post-meta-", HTML_HINT_BYLINE},
	{"-article-meta-", HTML_HINT_BYLINE},
	{"-kicker-", HTML_HINT_BYLINE},
	{"-volanta-", HTML_HINT_BYLINE},
	{"-antetitulo-", HTML_HINT_BYLINE},

	{"-bajada-", HTML_HINT_LEAD},
	{"-copete-", HTML_HINT_LEAD},
	{"-deck-", HTML_HINT_LEAD},
	{"-entradilla-", HTML_HINT_LEAD},
	{"-lead-", HTML_HINT_LEAD},
	{"-lede-", HTML_HINT_LEAD},
	{"-standfirst-", HTML_HINT_LEAD},
	{"-subheadline-", HTML_HINT_LEAD},
	{"-subtitle-", HTML_HINT_LEAD},
	{"-subtitulo-", HTML_HINT_LEAD},
	{"-summary-", HTML_HINT_LEAD},
	{"-sumario-", HTML_HINT_LEAD},
	{"-sumarios-", HTML_HINT_LEAD},

	{"-sr-only-", HTML_HINT_UNSEEN},
	{"-visually-hidden-", HTML_HINT_UNSEEN},
	{"-screen-reader-", HTML_HINT_UNSEEN},
	{"-editsection-", HTML_HINT_UNSEEN},
	{"-cite-ref-", HTML_HINT_UNSEEN},
};

/* Words in front of a token that is about the page, not the element. */
static const char *const about_page[] = {
	"-has-", "-no-",	"-is-",	    "-with-", "-without-", "-category-",
	"-tag-", "-elementor-", "-single-", "-type-", "-status-",  "-page-"};

static bool
is_word_char(char c)
{
	return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

/* The token at *S as "-article-body-"; *S moves behind it. */
static void
take_token(const char **s, char token[MAX_TOKEN])
{
	size_t n = 0;
	char before = '-';

	token[n++] = '-';
	for (; **s && **s != ' ' && **s != '\t' && **s != '\n'; (*s)++) {
		char c = **s;
		bool hump = ascii_is_upper(c) && ascii_is_lower(before);

		before = c;
		if (n > MAX_TOKEN - 4)
			continue;
		if ((!is_word_char(c) || hump) && token[n - 1] != '-')
			token[n++] = '-';
		if (is_word_char(c))
			token[n++] = ascii_lower(c);
	}
	if (token[n - 1] != '-')
		token[n++] = '-';
	token[n] = '\0';
}

static unsigned
read_token(const char *token)
{
	unsigned hints = 0;

	for (size_t i = 0; i < sizeof(about_page) / sizeof(*about_page); i++)
		if (!strncmp(token, about_page[i], strlen(about_page[i])))
			return 0;
	for (size_t i = 0; i < sizeof(patterns) / sizeof(*patterns); i++)
		if (strstr(token, patterns[i].pattern))
			hints |= patterns[i].hint;
	return hints;
}

static unsigned
read_tokens(const char *s)
{
	unsigned hints = 0;
	char token[MAX_TOKEN];

	while (s && *s) {
		while (*s == ' ' || *s == '\t' || *s == '\n')
			s++;
		take_token(&s, token);
		hints |= read_token(token);
	}
	return hints;
}

static unsigned
read_name(enum html_name name)
{
	switch (name) {
	case HTML_ARTICLE:
	case HTML_MAIN:
		return HTML_HINT_BODY;
	case HTML_NAV:
	case HTML_FOOTER:
		return HTML_HINT_STRANGE;
	case HTML_ASIDE:
	case HTML_FORM:
	case HTML_DIALOG:
		return HTML_HINT_JUNK;
	case HTML_FIGCAPTION:
	case HTML_FIGURE:
		return HTML_HINT_CAPTION;
	default:
		return 0;
	}
}

static unsigned
read_role(const char *role)
{
	static const struct {
		const char *role;
		unsigned hint;
	} roles[] = {
		{"main", HTML_HINT_BODY},
		{"article", HTML_HINT_BODY},
		{"navigation", HTML_HINT_STRANGE},
		{"menu", HTML_HINT_STRANGE},
		{"banner", HTML_HINT_STRANGE},
		{"contentinfo", HTML_HINT_STRANGE},
		{"search", HTML_HINT_STRANGE},
		{"complementary", HTML_HINT_JUNK},
		{"dialog", HTML_HINT_JUNK},
		{"alertdialog", HTML_HINT_JUNK},
		{"button", HTML_HINT_JUNK},
		{"toolbar", HTML_HINT_JUNK},
	};

	for (size_t i = 0; role && i < sizeof(roles) / sizeof(*roles); i++)
		if (!strcmp(role, roles[i].role))
			return roles[i].hint;
	return 0;
}

static unsigned
read_property(const char *property)
{
	if (!property)
		return 0;
	if (!strcmp(property, "articleBody"))
		return HTML_HINT_BODY;
	if (!strcmp(property, "author") || !strcmp(property, "datePublished"))
		return HTML_HINT_BYLINE;
	return !strcmp(property, "comment") ? HTML_HINT_STRANGE : 0;
}

unsigned
html_hint_get(const struct html_tree *tree, const struct html_node *node)
{
	static const char *const attributes[] = {"class", "id", "data-testid",
						 "data-component", "data-e2e"};
	const char *name = html_tree_find(tree, node, "data-name");
	unsigned hints = read_name(node->name) |
			 read_role(html_tree_find(tree, node, "role")) |
			 read_property(html_tree_find(tree, node, "itemprop"));

	for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++)
		hints |= read_tokens(html_tree_find(tree, node, attributes[i]));
	if (name && !strcmp(name, "button"))
		hints |= HTML_HINT_JUNK;
	else
		hints |= read_tokens(name);
	/* "article-body-share": the later words say what it is. */
	if (hints & (HTML_HINT_STRANGE | HTML_HINT_JUNK))
		hints &= ~(unsigned)HTML_HINT_BODY;
	return hints;
}

/* -- First words --------------------------------------------------------- */

/* Without accents and capitals; at most so many words in all. */
static const struct {
	const char *opening;
	uint32_t max_words;
} interludes[] = {
	{"lea tambien", 40},
	{"lee tambien", 40},
	{"lea ademas", 40},
	{"lee ademas", 40},
	{"leer tambien", 40},
	{"lea mas", 30},
	{"lee mas", 30},
	{"leer mas", 30},
	{"leer:", 30},
	{"lea:", 30},
	{"ver tambien", 40},
	{"vea tambien", 40},
	{"mira tambien", 40},
	{"mire tambien", 40},
	{"mira:", 30},
	{"vea:", 30},
	{"te puede interesar", 40},
	{"te podria interesar", 40},
	{"te recomendamos", 40},
	{"tambien te puede", 40},
	{"le puede interesar", 40},
	{"podria interesarle", 40},
	{"puede interesarte", 40},
	{"quiza te interese", 40},
	{"tambien puede leer", 40},
	{"tambien puedes leer", 40},
	{"sigue leyendo", 12},
	{"seguir leyendo", 12},
	{"siga leyendo", 12},
	{"continuar leyendo", 12},
	{"mas informacion", 12},
	{"mas sobre", 10},
	{"noticias relacionadas", 12},
	{"notas relacionadas", 12},
	{"articulos relacionados", 12},
	{"temas relacionados", 12},
	{"relacionado", 6},
	{"contenido relacionado", 10},
	{"contenido patrocinado", 10},
	{"compartir", 4},
	{"comparte", 5},
	{"comparta", 5},
	{"copiar enlace", 10},
	{"imprimir", 3},
	{"enviar por correo", 8},
	{"publicidad", 3},
	{"anuncio", 1},
	{"suscribete", 25},
	{"suscribase", 30},
	{"suscribirse", 30},
	{"suscribirme", 30},
	{"registrate", 20},
	{"inicia sesion", 12},
	{"iniciar sesion", 12},
	{"siguenos", 25},
	{"siganos", 25},
	{"unete a", 25},
	{"recibe en tu", 25},
	{"recibe las", 25},
	{"recibe nuestr", 25},
	{"apuntate", 20},
	{"descarga la app", 20},
	{"activa las notificaciones", 20},
	{"google news", 10},
	{"comentarios", 6},
	{"comentar", 4},
	{"ver comentarios", 6},
	{"deja un comentario", 10},
	{"deja tu comentario", 10},
	{"archivado en", 30},
	{"etiquetas", 30},
	{"temas:", 30},
	{"tags:", 30},
	{"en este articulo", 8},
	{"lo mas leido", 8},
	{"lo mas visto", 8},
	{"las mas leidas", 8},
	{"ultimas noticias", 8},
	{"escuchar", 4},
	{"escucha este", 10},
	{"tiempo de lectura", 8},
	{"foto:", 25},
	{"fotos:", 25},
	{"fotografia:", 25},
	{"imagen:", 25},
	{"video:", 25},
	{"credito:", 15},
	{"fuente de la imagen", 15},
	{"pie de foto", 40},
	{"actualizado", 14},
	{"publicado", 14},
	{"ultima actualizacion", 14},
	{"sigue toda la informacion", 40},
	{"este contenido es exclusivo", 40},
	{"contenido exclusivo para", 20},
	{"para seguir leyendo", 20},
	{"tu suscripcion se esta usando", 60},
	{"si continuas leyendo en este", 40},
	{"si quieres compartir tu cuenta", 60},
	{"quieres anadir otro usuario", 20},
	{"recuerda que puedes recibir", 40},
	{"y recuerda que puedes recibir", 40},
	{"sobre la firma", 10},
	{"te esta gustando este", 12},
	{"te ha gustado este articulo", 12},
	{"hazte socio", 20},
	{"hazte socia", 20},
	{"apoya el periodismo", 25},
	{"newsletter", 15},
	{"utilizamos cookies", 80},
	{"usamos cookies", 80},
	{"este sitio utiliza cookies", 80},
	{"este sitio usa cookies", 80},
	{"este sitio web utiliza cookies", 80},
	{"este sitio web usa cookies", 80},
	{"esta web utiliza cookies", 80},
	{"esta web usa cookies", 80},
	{"esta pagina utiliza cookies", 80},
	{"esta pagina usa cookies", 80},
	{"todos los derechos", 30},
	{"copyright", 30},
	{"©", 30},
	{"ir al contenido", 6},
	{"saltar al contenido", 6},
	{"volver arriba", 4},
	{"haz clic aqui", 25},
	{"haga clic aqui", 25},
	{"pincha aqui", 25},
	{"pulsa aqui", 25},
	{"cargando", 4},
	{"ver mas", 6},
	{"mostrar mas", 6},
	{"siguiente", 4},
	{"anterior", 4},
	{"read more", 10},
	{"facebook", 4},
	{"twitter", 4},
	{"whatsapp", 4},
	{"telegram", 4},
};

/* The beginning of S in lower case without accents and marks in front. */
static void
simplify(const char *s, size_t len, char out[MAX_OPENING])
{
	static const char plain[] = "aaaaaaaceeeeiiiidnooooo/ouuuuypsaaaaaaace"
				    "eeeiiiidnooooo/ouuuuypy";
	size_t n = 0;

	for (size_t i = 0; i < len && n < MAX_OPENING - 4;
	     i += utf8_length((unsigned char)s[i])) {
		uint32_t cp = utf8_get(s + i);

		if (cp >= 0xC0 && cp < 0x100)
			out[n++] = plain[cp - 0xC0];
		else if (cp < 0x80 && (n || is_word_char((char)cp)))
			out[n++] = ascii_lower((char)cp);
		else if (cp == 0xA9)
			n += utf8_put(cp, out + n);
	}
	out[n] = '\0';
}

bool
html_hint_is_interlude(const char *s, size_t len, uint32_t n_words)
{
	char opening[MAX_OPENING];

	simplify(s, len, opening);
	for (size_t i = 0; i < sizeof(interludes) / sizeof(*interludes); i++) {
		size_t n = strlen(interludes[i].opening);

		if (n_words <= interludes[i].max_words &&
		    !strncmp(opening, interludes[i].opening, n) &&
		    !(is_word_char(opening[n]) &&
		      is_word_char(opening[n - 1]) &&
		      interludes[i].opening[n - 1] != ':' && n < 9))
			return true;
	}
	return false;
}
