/* SPDX-License-Identifier: Apache-2.0 */
/* A PAM module that does what its arguments say, one after the other. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SUCCESS = 0, AUTH_ERR = 7, CONV = 5, ECHO_OFF = 1, ECHO_ON = 2, ERROR_MSG = 3, INFO = 4 };

struct pam_message { int style; const char *text; };
struct pam_response { char *answer; int unused; };
struct pam_conv {
  int (*conv)(int, const struct pam_message **, struct pam_response **, void *);
  void *data;
};
int pam_get_item(const void *handle, int item, const void **value);

/* Says something; returns whether the expected answer came, if one is expected. */
static int say(void *handle, int style, const char *text, const char *expected) {
  const struct pam_conv *conv;
  const struct pam_message message = {style, text};
  const struct pam_message *messages = &message;
  struct pam_response *response = NULL;
  if (pam_get_item(handle, CONV, (const void **)&conv) != SUCCESS) return AUTH_ERR;
  int result = conv->conv(1, &messages, &response, conv->data);
  if (result != SUCCESS) return result;
  if (expected && (!response->answer || strcmp(response->answer, expected))) result = AUTH_ERR;
  free(response->answer);
  free(response);
  return result;
}

static int at_once(void *handle) {
  const struct pam_conv *conv;
  const struct pam_message first = {INFO, "both at once"}, second = {ECHO_OFF, "One: "},
                           third = {ECHO_ON, "Two: "};
  const struct pam_message *messages[] = {&first, &second, &third};
  struct pam_response *response = NULL;
  if (pam_get_item(handle, CONV, (const void **)&conv) != SUCCESS) return AUTH_ERR;
  int result = conv->conv(3, messages, &response, conv->data);
  if (result != SUCCESS) return result;
  return strcmp(response[1].answer, "1") || strcmp(response[2].answer, "2") ? AUTH_ERR : SUCCESS;
}

static int step(void *handle, char *word) {
  char *text = strchr(word, '=');
  if (text) *text++ = 0;
  if (!strcmp(word, "info")) return say(handle, INFO, text, NULL);
  if (!strcmp(word, "error")) return say(handle, ERROR_MSG, text, NULL);
  if (!strcmp(word, "style")) return say(handle, atoi(text), "odd", NULL);
  if (!strcmp(word, "hidden") || !strcmp(word, "echoed")) {
    char *expected = strchr(text, '=');
    if (expected) *expected++ = 0;
    return say(handle, *word == 'h' ? ECHO_OFF : ECHO_ON, text, expected);
  }
  if (!strcmp(word, "both")) return at_once(handle);
  if (!strcmp(word, "return")) return atoi(text);
  if (!strcmp(word, "environment")) return getenv(text) ? AUTH_ERR : SUCCESS;
  if (!strcmp(word, "crash")) *(volatile int *)0 = 0;
  if (!strcmp(word, "exit")) _exit(0);
  if (!strcmp(word, "garbage")) return write(1, "PAM says yes\n", 13) == 13 ? SUCCESS : AUTH_ERR;
  if (!strcmp(word, "spawn") && fork() == 0) _exit(sleep(30)); /* and holds the pipes */
  if (!strcmp(word, "hang"))
    for (;;) pause();
  if (!strcmp(word, "long")) {
    static char long_text[10241];
    memset(long_text, 'x', 10240);
    memcpy(long_text, "\033[2J\a", 5);
    return say(handle, INFO, long_text, NULL);
  }
  if (!strcmp(word, "many")) {
    for (int i = 0; i < 1000; i++)
      if (say(handle, ECHO_OFF, "Again: ", NULL) != SUCCESS) return AUTH_ERR;
  }
  return SUCCESS;
}

int pam_sm_authenticate(void *handle, int flags, int count, const char **words) {
  (void)flags;
  for (int i = 0; i < count; i++) {
    char word[1024];
    snprintf(word, sizeof word, "%s", words[i]);
    int result = step(handle, word);
    if (result != SUCCESS) return result;
  }
  return SUCCESS;
}

int pam_sm_setcred(void *handle, int flags, int count, const char **words) {
  (void)handle, (void)flags, (void)count, (void)words;
  return SUCCESS;
}

int pam_sm_acct_mgmt(void *handle, int flags, int count, const char **words) {
  return pam_sm_authenticate(handle, flags, count, words);
}
