/* SPDX-License-Identifier: MIT */
/*
 * Arrays that grow.  VECTOR_TYPE(words, struct word) declares struct words,
 * whose items and n_items are the contents.  Zeroed memory is empty.
 *
 *	struct words words = {0};
 *
 *	if (!vector_add_room(&words, 1))
 *		return SUMARIO_NO_MEMORY;
 *	words.items[words.n_items++] = word;
 */
#ifndef BASE_VECTOR_H
#define BASE_VECTOR_H

#include <stdbool.h>
#include <stddef.h>

#define VECTOR_TYPE(name, type) \
	struct name { \
		type *items; \
		size_t n_items, n_room; \
	}

/* Makes room for N more items; false: out of memory, nothing is changed. */
#define vector_add_room(vector, n) \
	((vector)->n_room - (vector)->n_items >= (size_t)(n) || \
	 vector_grow(&(vector)->items, &(vector)->n_room, (vector)->n_items, \
		     (n), sizeof(*(vector)->items)))

/* Empties the vector but keeps its memory, if that is not out of scale. */
#define vector_clear(vector) \
	((vector)->n_items = 0, \
	 vector_trim(&(vector)->items, &(vector)->n_room, \
		     sizeof(*(vector)->items)))

/*
 * The items from I on; NULL if there has never been one.  Not even 0 may be
 * added to NULL.
 */
#define vector_from(vector, i) ((vector)->items ? (vector)->items + (i) : NULL)

#define vector_release(vector) \
	vector_free(&(vector)->items, &(vector)->n_items, &(vector)->n_room)

/*
 * What the macros call.  ITEMS is the address of a pointer to items of SIZE
 * bytes, whatever their type; it is read and written as bytes.
 */
bool vector_grow(void *items, size_t *n_room, size_t n_items, size_t n,
		 size_t size);
void vector_trim(void *items, size_t *n_room, size_t size);
void vector_free(void *items, size_t *n_items, size_t *n_room);

#endif
