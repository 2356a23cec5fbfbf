// What Swift can't import of ncurses (macros, variadics, shared variables), as functions.
#pragma once
// No feature macro of the C library is set here: its structures must look as they do to Swift's
// own module of it, or a build from nothing fails over `fd_set`.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdint.h>
#include <string.h>
#include <term.h>
#include <wchar.h>

// Declared by wchar.h only under a feature macro.
extern int wcwidth(wchar_t character);

// term.h defines hundreds of capability macros; these names would shadow ours.
#undef columns
#undef lines
#undef bell

// One spacing character with its combining marks, its look, and its pair.
// A cell of two columns is one entry: the row has fewer entries than columns.
struct cn_cell {
  uint32_t scalars[CCHARW_MAX];
  uint8_t count;       // scalars used, 1...CCHARW_MAX
  uint8_t width;       // columns it must take, 1 or 2
  uint8_t attributes;  // bits: bold 1, dim 2, reverse 4, underline 8, italic 16
  int32_t pair;
};

enum { CN_MAX_COLUMNS = 1024 };

static inline attr_t cn_attributes(uint8_t bits) {
  attr_t a = A_NORMAL;
  if (bits & 1) a |= A_BOLD;
  if (bits & 2) a |= A_DIM;
  if (bits & 4) a |= A_REVERSE;
  if (bits & 8) a |= A_UNDERLINE;
#ifdef A_ITALIC
  if (bits & 16) a |= A_ITALIC;
#endif
  return a;
}

// Sets entry `*n` of a row from one scalar string.
static inline void cn_push(cchar_t *row, int *n, const wchar_t *text, attr_t attrs, int pair) {
  if (*n < CN_MAX_COLUMNS) setcchar(&row[(*n)++], text, attrs, 0, &pair);
}

// Puts a row of cells with one call into ncurses. A character to which the C library gives
// another width than ours would shift the rest of the row: it is replaced by one of ours.
static inline void cn_put_row(int y, const struct cn_cell *cells, int count) {
  cchar_t row[CN_MAX_COLUMNS];
  int n = 0;
  for (int i = 0; i < count; i++) {
    const struct cn_cell *cell = &cells[i];
    attr_t attrs = cn_attributes(cell->attributes);
    wchar_t text[CCHARW_MAX + 1];
    int length = 0;
    text[length++] = (wchar_t)cell->scalars[0];
    for (int k = 1; k < cell->count && k < CCHARW_MAX; k++)
      if (wcwidth((wchar_t)cell->scalars[k]) == 0) text[length++] = (wchar_t)cell->scalars[k];
    text[length] = 0;
    int width = wcwidth(text[0]);
    if (width < 1 || width > cell->width) {
      text[0] = wcwidth(0xFFFD) == 1 ? 0xFFFD : L'?';
      text[1] = 0;
      width = 1;
    }
    cn_push(row, &n, text, attrs, cell->pair);
    if (width < cell->width) cn_push(row, &n, L" ", attrs, cell->pair);
  }
  mvwadd_wchnstr(stdscr, y, 0, row, n);
}

static inline WINDOW *cn_screen(void) { return stdscr; }
static inline void cn_repaint(void) { clearok(curscr, TRUE); }
static inline int cn_colors(void) { return COLORS; }
static inline int cn_pairs(void) { return COLOR_PAIRS; }
static inline int cn_rows(void) { return getmaxy(stdscr); }
static inline int cn_columns(void) { return getmaxx(stdscr); }
static inline int cn_is_utf8(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }
static inline void cn_set_locale(void) { setlocale(LC_CTYPE, ""); }

// The string of a terminfo capability, or NULL where the terminal has none.
static inline const char *cn_capability(const char *name) {
  char *value = tigetstr((char *)(uintptr_t)name);
  return value == (char *)-1 ? NULL : value;
}
