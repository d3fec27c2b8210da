/* SPDX-License-Identifier: MIT */
/*
 * Learns data/grams.tsv from texts: a logistic regression over frequent words
 * and letters, two to four at a time, by stochastic gradient descent (AdaGrad:
 * J. Duchi, E. Hazan, Y. Singer, 2011).  It reads windows of 4 to 40 words, in
 * three of ten only those that are frequent, since most sentences are told by
 * them.  It learns all letters first, keeps those that say most, learns again
 * and writes weights as letters.  The same texts give the same file.
 *
 *	fit_grams TEXTS GRAMS.TSV LANGUAGES.TSV
 *
 * TEXTS has a folder for each model that the head of GRAMS.TSV names.
 */
#include <config.h>

#include "base/hash.h"
#include "base/table.h"
#include "base/vector.h"
#include "split/word.h"
#include "text/fold.h"
#include "text/gram.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SOURCES 32
#define MAX_WINDOW 40
#define N_STEPS 4000000
/* A word is frequent, letters may be kept, if one in … of a model's words. */
#define WORD_SHARE 0.003
#define MAX_LISTED 6
#define LETTERS_SHARE 0.0012
#define N_KEPT 3600
/* How often a window has only its frequent words. */
#define LISTED_ONLY 0.3
/* Weights are letters: sixths from -26 to 25. */
#define UNITS 6

struct feature {
	char *text;
	bool is_word, kept;
	double importance;
	float shares[GRAM_STRIDE];
};

struct entry {
	char *folded;
	uint32_t *features;
	uint32_t n_features;
	bool listed;
};

VECTOR_TYPE(features, struct feature);
VECTOR_TYPE(entries, struct entry);
VECTOR_TYPE(numbers, uint32_t);

struct source {
	struct numbers words;
	double share; /* of the windows of its model */
};

struct model {
	char name[16];
	struct source sources[MAX_SOURCES];
	size_t n_sources;
	double share; /* of all windows */
};

static struct model models[GRAM_STRIDE];
static unsigned n_models, n_known;
static struct entries words;
static struct features features;
static struct table word_table, feature_table;
static float *weights, *squares;

static void
die(const char *what, const char *name)
{
	fprintf(stderr, "fit_grams: %s: %s\n", name, what);
	exit(1);
}

/* -- Words and features -------------------------------------------------- */

static bool
is_word(const void *key, uint32_t item)
{
	return !strcmp(words.items[item].folded, key);
}

static bool
is_feature(const void *key, uint32_t item)
{
	return !strcmp(features.items[item].text, key);
}

static uint32_t
add_entry(const char *folded)
{
	uint32_t hash = (uint32_t)hash_bytes(folded, strlen(folded), 1), item;
	size_t slot;

	if (!table_add_room(&word_table, 1) || !vector_add_room(&words, 1))
		die("out of memory", "words");
	item = table_find(&word_table, hash, is_word, folded, &slot);
	if (item != TABLE_NONE)
		return item;
	table_add(&word_table, slot, hash, words.n_items);
	words.items[words.n_items] = (struct entry){.folded = strdup(folded)};
	return (uint32_t)words.n_items++;
}

/* The feature of TEXT, which is added if ADD says so, else TABLE_NONE. */
static uint32_t
find_feature(const char *text, bool add)
{
	uint32_t hash = (uint32_t)hash_bytes(text, strlen(text), 1), item;
	size_t slot;

	if (!table_add_room(&feature_table, 1) ||
	    !vector_add_room(&features, 1))
		die("out of memory", "features");
	item = table_find(&feature_table, hash, is_feature, text, &slot);
	if (item != TABLE_NONE || !add)
		return item;
	table_add(&feature_table, slot, hash, features.n_items);
	features.items[features.n_items] =
		(struct feature){.text = strdup(text)};
	return (uint32_t)features.n_items++;
}

typedef void piece_fn(const char *piece, void *user);

/* Gives all letters of FOLDED that gram_add_word() looks for to FN. */
static void
read_pieces(const char *folded, piece_fn *fn, void *user)
{
	char framed[GRAM_ROOM], piece[GRAM_ROOM + 1];
	size_t len = gram_frame(framed, folded, strlen(folded));

	for (size_t i = 0; i < len; i++) {
		size_t end = i;

		if (gram_goes_on(framed[i]))
			continue;
		for (int n = 1; n <= GRAM_MAX_LETTERS && end < len; n++) {
			do
				end++;
			while (end < len && gram_goes_on(framed[end]));
			memcpy(piece, framed + i, end - i);
			piece[end - i] = '\0';
			if ((n > 1 || (unsigned char)*piece >= 0x80) &&
			    (i || end < len))
				fn(piece, user);
		}
	}
}

static uint32_t
find_listed(const char *folded, bool add)
{
	char framed[GRAM_ROOM + 1];

	framed[gram_frame(framed, folded, strlen(folded))] = '\0';
	return find_feature(framed, add);
}

/* -- Texts --------------------------------------------------------------- */

static char *
read_file(const char *name)
{
	FILE *file = fopen(name, "rb");
	char *bytes;
	long size;

	if (!file || fseek(file, 0, SEEK_END))
		die("cannot read", name);
	size = ftell(file);
	rewind(file);
	bytes = calloc((size_t)size + 1, 1);
	if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size)
		die("cannot read", name);
	fclose(file);
	return bytes;
}

/* Whether a tenth of the words of LINE are frequent in English. */
static bool
is_english(const char *line, size_t len)
{
	static const char *const frequent[] = {
		"the",	"and",	 "this", "with", "that", "you", "are",
		"from", "which", "not",	 "of",	 "to",	 "is"};
	unsigned n = 0, n_words = 0;
	struct word word;

	for (size_t at = 0; word_next(line, at, len, &word); at = word.end) {
		char folded[FOLD_ROOM];
		size_t size = fold_word(line + word.begin,
					word.end - word.begin, folded);

		n_words++;
		for (size_t i = 0; i < sizeof(frequent) / sizeof(*frequent);
		     i++)
			n += strlen(frequent[i]) == size &&
			     !memcmp(frequent[i], folded, size);
	}
	return n >= 2 && n * 10 >= n_words;
}

static void
add_line(struct source *source, const char *line, size_t len)
{
	struct word word;

	for (size_t at = 0; word_next(line, at, len, &word); at = word.end) {
		char folded[FOLD_ROOM + 1];
		size_t n = fold_word(line + word.begin, word.end - word.begin,
				     folded);

		if (word.has_digit || !n)
			continue;
		folded[n] = '\0';
		if (!vector_add_room(&source->words, 1))
			die("out of memory", "texts");
		source->words.items[source->words.n_items++] =
			add_entry(folded);
	}
}

static void
read_source(struct model *model, const char *name)
{
	struct source *source = &model->sources[model->n_sources++];
	char *text = read_file(name), *line = text;
	bool english = !strcmp(model->name, "en");

	while (*line) {
		size_t len = strcspn(line, "\n");

		if (is_english(line, len) == english)
			add_line(source, line, len);
		line += len + (line[len] != '\0');
	}
	source->share = sqrt((double)source->words.n_items);
	free(text);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The files of a folder, by name: the order decides what is read when. */
static void
read_model(struct model *model, const char *folder)
{
	char *names[MAX_SOURCES], path[4096];
	const struct dirent *file;
	size_t n = 0;
	double sum = 0;
	DIR *dir;

	snprintf(path, sizeof(path), "%s/%s", folder, model->name);
	dir = opendir(path);
	if (!dir)
		die("cannot read", path);
	while ((file = readdir(dir)) && n < MAX_SOURCES)
		if (*file->d_name != '.')
			names[n++] = strdup(file->d_name);
	closedir(dir);
	qsort(names, n, sizeof(*names), compare_names);
	for (size_t i = 0; i < n; i++) {
		snprintf(path, sizeof(path), "%s/%s/%s", folder, model->name,
			 names[i]);
		read_source(model, path);
		sum += model->sources[i].share;
		free(names[i]);
	}
	for (size_t i = 0; i < n; i++)
		model->sources[i].share /= sum;
}

/* -- The head of the file ------------------------------------------------ */

/* How often a model is read: the default language, its neighbours, others. */
static double
get_share(const char *name, bool known)
{
	static const char *const near[] = {"ca", "gl", "pt"};
	static const char *const far[] = {"de", "eu", "ro"};

	for (size_t i = 0; i < 3; i++)
		if (!strcmp(name, near[i]) || !strcmp(name, far[i]))
			return !strcmp(name, near[i]) ? 2.1 : 1;
	return !n_models ? 5 : known ? 1.5 : 0.85;
}

/* Adds the names of a line "#: known es ca". */
static void
add_models(char *line)
{
	bool known = !strncmp(line, "#: known", 8);
	char *name = strtok(line + strcspn(line + 3, " ") + 3, " \n");

	for (; name; name = strtok(NULL, " \n")) {
		if (n_models == GRAM_STRIDE)
			die("too many models", name);
		models[n_models].share = get_share(name, known);
		snprintf(models[n_models].name, sizeof(models->name), "%s",
			 name);
		n_models++;
		n_known += known;
	}
}

/* Reads the lines before the first entry; they are HEAD from then on. */
static char *
read_head(const char *name)
{
	char *head = read_file(name), *line = head;
	double sum = 0;

	while (*line == '#' || *line == '\n') {
		size_t len = strcspn(line, "\n");
		char *copy = strndup(line, len);

		if (!strncmp(copy, "#: ", 3))
			add_models(copy);
		free(copy);
		line += len + (line[len] != '\0');
	}
	*line = '\0';
	for (unsigned k = 0; k < n_models; k++)
		sum += models[k].share;
	for (unsigned k = 0; k < n_models; k++)
		models[k].share /= sum;
	return head;
}

/* -- Which features there are -------------------------------------------- */

static void
list_words(const char *name)
{
	char *text = read_file(name), *line = text;

	while (*line) {
		size_t len = strcspn(line, "\n"), n = strcspn(line, "\t");

		if (*line != '#' && n < len) {
			line[n] = '\0';
			find_listed(line, true);
		}
		line += len + (line[len] == '\n');
	}
	free(text);
}

/* The share of each word in each model, GRAM_STRIDE numbers a word. */
static float *
count_words(void)
{
	float *shares = calloc(words.n_items * GRAM_STRIDE, sizeof(*shares));

	if (!shares)
		die("out of memory", "shares");
	for (unsigned k = 0; k < n_models; k++)
		for (size_t i = 0; i < models[k].n_sources; i++) {
			const struct source *source = &models[k].sources[i];
			double one = source->share /
				     (double)source->words.n_items;

			for (size_t w = 0; w < source->words.n_items; w++)
				shares[source->words.items[w] * GRAM_STRIDE +
				       k] += (float)one;
		}
	return shares;
}

static bool
is_frequent(const float *shares, double least)
{
	for (unsigned k = 0; k < n_models; k++)
		if ((double)shares[k] > least)
			return true;
	return false;
}

static void
add_piece(const char *piece, void *user)
{
	uint32_t number = find_feature(piece, true); /* may move them all */
	struct feature *feature = &features.items[number];
	const float *shares = user;

	for (unsigned k = 0; k < n_models; k++)
		feature->shares[k] += shares[k];
}

/* All features that may be of use; those of data/languages.tsv are there. */
static void
find_features(void)
{
	float *shares = count_words();
	size_t n_words;

	for (size_t i = 0; i < words.n_items; i++)
		if (strlen(words.items[i].folded) <= MAX_LISTED &&
		    is_frequent(shares + i * GRAM_STRIDE, WORD_SHARE))
			find_listed(words.items[i].folded, true);
	n_words = features.n_items;
	for (size_t i = 0; i < n_words; i++)
		features.items[i].is_word = features.items[i].kept = true;
	for (size_t i = 0; i < words.n_items; i++)
		if (find_listed(words.items[i].folded, false) >= n_words)
			read_pieces(words.items[i].folded, add_piece,
				    shares + i * GRAM_STRIDE);
	for (size_t i = n_words; i < features.n_items; i++)
		features.items[i].kept = is_frequent(features.items[i].shares,
						     LETTERS_SHARE);
	free(shares);
}

static void
note_piece(const char *piece, void *user)
{
	uint32_t number = find_feature(piece, false);
	struct entry *entry = user;

	if (number == TABLE_NONE || !features.items[number].kept ||
	    features.items[number].is_word)
		return;
	entry->features = realloc(entry->features, (entry->n_features + 1) *
							   sizeof(uint32_t));
	if (!entry->features)
		die("out of memory", "features");
	entry->features[entry->n_features++] = number;
}

/* Which of the features that are kept each word has. */
static void
note_features(void)
{
	for (size_t i = 0; i < words.n_items; i++) {
		struct entry *entry = &words.items[i];
		uint32_t listed = find_listed(entry->folded, false);

		entry->n_features = 0;
		entry->listed = listed != TABLE_NONE &&
				features.items[listed].is_word;
		if (!entry->listed) {
			read_pieces(entry->folded, note_piece, entry);
			continue;
		}
		entry->features = realloc(entry->features, sizeof(uint32_t));
		if (!entry->features)
			die("out of memory", "features");
		entry->features[entry->n_features++] = listed;
	}
}

/* -- Learning ------------------------------------------------------------ */

static double
draw(void)
{
	static uint64_t state = UINT64_C(88172645463325252);

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (double)(state >> 11) / (double)(UINT64_C(1) << 53);
}

/* Draws a window of words; returns its model, and how many in *N. */
static unsigned
draw_window(const uint32_t **window, size_t *n)
{
	double at = draw();
	const struct source *source;
	unsigned k = 0;
	size_t i = 0;

	for (; k + 1 < n_models && at > models[k].share; k++)
		at -= models[k].share;
	at = draw();
	for (; i + 1 < models[k].n_sources && at > models[k].sources[i].share;
	     i++)
		at -= models[k].sources[i].share;
	source = &models[k].sources[i];
	*n = (size_t)(4 * exp(draw() * log(MAX_WINDOW / 4)));
	if (*n > source->words.n_items)
		*n = source->words.n_items;
	at = draw() * (double)(source->words.n_items - *n);
	*window = source->words.items + (size_t)at;
	return k;
}

/* The features of a window, or only those of its frequent words. */
static void
read_window(struct numbers *found, const uint32_t *window, size_t n)
{
	bool listed = draw() < LISTED_ONLY;

	found->n_items = 0;
	for (size_t i = 0; i < n; i++) {
		const struct entry *entry = &words.items[window[i]];

		if (listed && !entry->listed)
			continue;
		if (!vector_add_room(found, entry->n_features))
			die("out of memory", "features");
		if (entry->n_features)
			memcpy(found->items + found->n_items, entry->features,
			       entry->n_features * sizeof(uint32_t));
		found->n_items += entry->n_features;
	}
}

/* What each model has too much of: its probability, less 1 for the right. */
static void
find_errors(const struct numbers *found, unsigned right, float *errors)
{
	float most = -INFINITY, sum = 0;

	memset(errors, 0, GRAM_STRIDE * sizeof(*errors));
	for (size_t i = 0; i < found->n_items; i++)
		for (int k = 0; k < GRAM_STRIDE; k++)
			errors[k] += weights[(size_t)found->items[i] *
						     GRAM_STRIDE +
					     (size_t)k];
	for (unsigned k = 0; k < n_models; k++)
		most = fmaxf(most, errors[k]);
	for (unsigned k = 0; k < n_models; k++)
		sum += errors[k] = expf(errors[k] - most);
	for (unsigned k = 0; k < n_models; k++)
		errors[k] /= sum;
	for (unsigned k = n_models; k < GRAM_STRIDE; k++)
		errors[k] = 0;
	errors[right] -= 1;
}

static void
step(const struct numbers *found, const float *errors, float rate)
{
	for (size_t i = 0; i < found->n_items; i++) {
		float *w = weights + (size_t)found->items[i] * GRAM_STRIDE;
		float *sum = squares + (size_t)found->items[i] * GRAM_STRIDE;

		for (int k = 0; k < GRAM_STRIDE; k++) {
			float slope = errors[k] + 1e-5f * w[k];

			sum[k] += slope * slope;
			w[k] -= rate * slope / sqrtf(sum[k]);
		}
	}
}

/* Learns from N_STEPS windows, less and less; FIRST: what slopes begin with. */
static void
learn(float rate, float first)
{
	struct numbers found = {0};
	float errors[GRAM_STRIDE];
	const uint32_t *window;
	size_t n;

	for (size_t i = 0; i < features.n_items * GRAM_STRIDE; i++)
		squares[i] = first;
	for (long t = 0; t < N_STEPS; t++) {
		unsigned right = draw_window(&window, &n);

		read_window(&found, window, n);
		find_errors(&found, right, errors);
		if (errors[right] < -0.003f)
			step(&found, errors,
			     rate * (1.02f - (float)t / N_STEPS));
	}
	vector_release(&found);
}

/* -- Which are kept, and written ----------------------------------------- */

static double
get_mean(const float *w)
{
	double mean = 0;

	for (unsigned k = 0; k < n_models; k++)
		mean += (double)w[k] / n_models;
	return mean;
}

static int
compare_importance(const void *a, const void *b)
{
	const struct feature *x = &features.items[*(const uint32_t *)a];
	const struct feature *y = &features.items[*(const uint32_t *)b];

	return (x->importance < y->importance) -
	       (x->importance > y->importance);
}

/* Keeps the letters that are frequent and tell models apart. */
static void
prune(void)
{
	struct numbers order = {0};

	if (!vector_add_room(&order, features.n_items))
		die("out of memory", "features");
	for (size_t i = 0; i < features.n_items; i++) {
		struct feature *feature = &features.items[i];
		const float *w = weights + i * GRAM_STRIDE;
		double mean = get_mean(w), frequency = 0, spread = 0;

		if (feature->is_word || !feature->kept)
			continue;
		for (unsigned k = 0; k < n_models; k++) {
			frequency += models[k].share *
				     (double)feature->shares[k];
			spread += models[k].share * fabs((double)w[k] - mean);
		}
		feature->importance = frequency * spread;
		order.items[order.n_items++] = (uint32_t)i;
	}
	qsort(order.items, order.n_items, sizeof(uint32_t),
	      compare_importance);
	for (size_t i = N_KEPT; i < order.n_items; i++)
		features.items[order.items[i]].kept = false;
	vector_release(&order);
}

/* The weights as letters; what is above the highest is moved down. */
static void
write_weights(FILE *file, const float *w)
{
	static const char letters[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	double mean = get_mean(w), most = 0;

	for (unsigned k = 0; k < n_models; k++)
		most = fmax(most, (double)w[k] - mean);
	mean += fmax(0, most - 25.0 / UNITS);
	for (unsigned k = 0; k < n_models; k++) {
		long value = lrint(((double)w[k] - mean) * UNITS);

		putc(letters[value < -26 ? 0 : value + 26], file);
	}
	putc('\n', file);
}

static int
compare_features(const void *a, const void *b)
{
	return strcmp(features.items[*(const uint32_t *)a].text,
		      features.items[*(const uint32_t *)b].text);
}

static void
write_features(const char *name, const char *head)
{
	struct numbers order = {0};
	FILE *file = fopen(name, "wb");

	if (!file || !vector_add_room(&order, features.n_items))
		die("cannot write", name);
	for (size_t i = 0; i < features.n_items; i++)
		if (features.items[i].kept)
			order.items[order.n_items++] = (uint32_t)i;
	qsort(order.items, order.n_items, sizeof(uint32_t), compare_features);
	fputs(head, file);
	for (size_t i = 0; i < order.n_items; i++) {
		fprintf(file, "%s\t", features.items[order.items[i]].text);
		write_weights(file, weights + (size_t)order.items[i] *
						      GRAM_STRIDE);
	}
	if (ferror(file) || fclose(file))
		die("cannot write", name);
	vector_release(&order);
}

int
main(int argc, char **argv)
{
	char *head;

	if (argc != 4)
		die("expected TEXTS GRAMS.TSV LANGUAGES.TSV", "usage");
	head = read_head(argv[2]);
	for (unsigned k = 0; k < n_models; k++)
		read_model(&models[k], argv[1]);
	list_words(argv[3]);
	find_features();
	weights = calloc(features.n_items * GRAM_STRIDE, sizeof(*weights));
	squares = calloc(features.n_items * GRAM_STRIDE, sizeof(*squares));
	if (!weights || !squares)
		die("out of memory", "weights");
	note_features();
	learn(0.25f, 1);
	prune();
	note_features();
	learn(0.2f, 4);
	write_features(argv[2], head);
	return 0;
}
