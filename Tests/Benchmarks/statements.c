/* Preloaded into the program: writes every statement that SQLite runs, its values filled in, to the
 * file that STATEMENTS names, so that the sqlite3 shell can run the same.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

static FILE *statements;

static int note(unsigned kind, void *context, void *statement, void *text) {
  (void)kind, (void)context;
  const char *words = text;
  /* The statements of a trigger come as comments; its own statement has run them already. */
  if (words[0] == '-' && words[1] == '-') return 0;
  char *expanded = sqlite3_expanded_sql(statement);
  if (expanded) fprintf(statements, "%s;\n", expanded);
  sqlite3_free(expanded);
  return 0;
}

static int watch(sqlite3 *database, char **error, const struct sqlite3_api_routines *routines) {
  (void)error, (void)routines;
  return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, note, NULL);
}

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("STATEMENTS");
  if (!path || !(statements = fopen(path, "w"))) return;
  sqlite3_auto_extension((void (*)(void))watch);
}

__attribute__((destructor)) static void end(void) {
  if (statements) fclose(statements);
}
