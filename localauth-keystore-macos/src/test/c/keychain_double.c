/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stand-in for CoreFoundation and Security, with the names, types and ownership rules of Apple's
 * headers, for tests on systems that have neither. Every pointer that comes in is looked up before
 * it is used, so that a mistake of the caller becomes a count and not a crash.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef const void *CFTypeRef;
typedef long CFIndex;
typedef unsigned long CFTypeID;
typedef unsigned char Boolean;
typedef int32_t OSStatus;
typedef uint32_t UInt32;

enum { STRING = 7, DICTIONARY = 18, DATA = 20, BOOLEAN = 21 };
enum { UTF8 = 0x08000100 };
enum { ENTRIES = 8, OBJECTS = 1 << 20, NAME = 32 };

typedef struct {
  int type; /* 0: this place was never given out */
  long retains;
  int immortal, mutable, is_secret;
  unsigned char *bytes;
  CFIndex length;
  int retains_keys, retains_values;
  CFIndex count;
  CFTypeRef keys[ENTRIES], values[ENTRIES];
} Object;

/* Never reused, so that a pointer to a dead object is known as such for ever. */
static Object objects[OBJECTS];
static long used;
static pthread_mutex_t lock;

enum { LIVE, CREATED, OVER_RELEASED, FOREIGN, UNWIPED, MISUSED, COUNTERS };
static long counters[COUNTERS];

#define ENTER pthread_mutex_lock(&lock)
#define LEAVE pthread_mutex_unlock(&lock)

static Object *make(int type) {
  if (used == OBJECTS) abort();
  Object *made = &objects[used++];
  made->type = type;
  made->retains = 1;
  counters[LIVE]++;
  counters[CREATED]++;
  return made;
}

static Object *place_of(CFTypeRef pointer) {
  uintptr_t from = (uintptr_t)objects, at = (uintptr_t)pointer;
  if (at < from || at >= from + sizeof objects || (at - from) % sizeof(Object) != 0) return NULL;
  Object *object = (Object *)pointer;
  return object->type ? object : NULL;
}

/* A living object of this type (0: of any), or NULL and a count. */
static Object *known(CFTypeRef pointer, int type) {
  Object *object = place_of(pointer);
  if (!object || object->retains <= 0 || (type && object->type != type)) {
    counters[FOREIGN]++;
    return NULL;
  }
  return object;
}

static void release(CFTypeRef pointer) {
  Object *object = place_of(pointer); /* NULL crashes the real one */
  if (!object) {
    counters[FOREIGN]++;
    return;
  }
  if (object->immortal) return;
  if (object->retains <= 0) {
    counters[OVER_RELEASED]++;
    return;
  }
  if (--object->retains) return;
  counters[LIVE]--;
  for (CFIndex i = 0; i < object->count; i++) {
    if (object->retains_keys) release(object->keys[i]);
    if (object->retains_values) release(object->values[i]);
  }
  if (object->type == DATA && object->mutable)
    for (CFIndex i = 0; i < object->length; i++)
      if (object->bytes[i]) {
        counters[UNWIPED]++;
        break;
      }
  free(object->bytes);
  object->bytes = NULL;
}

static void retain(CFTypeRef pointer) {
  Object *object = known(pointer, 0);
  if (object && !object->immortal) object->retains++;
}

static Object *bytes_of(int type, const void *bytes, CFIndex length) {
  Object *made = make(type);
  made->bytes = calloc(1, (size_t)length + 1);
  memcpy(made->bytes, bytes, (size_t)length);
  made->length = length;
  return made;
}

/* ---- CoreFoundation ---- */

/* A Boolean is 8 bits of the register; the rest is whatever was there. */
#define BOOLEAN_WITH_DIRT(value) (0x5A7B3C00UL | (Boolean)(value))

typedef struct { CFIndex version; void *functions[5]; } CallBacks;
const CallBacks kCFTypeDictionaryKeyCallBacks = {0}, kCFTypeDictionaryValueCallBacks = {0};
CFTypeRef kCFBooleanTrue, kCFBooleanFalse;

void CFRelease(CFTypeRef object) { ENTER; release(object); LEAVE; }

CFTypeID CFGetTypeID(CFTypeRef pointer) {
  ENTER; Object *object = known(pointer, 0); LEAVE;
  return object ? (CFTypeID)object->type : 0;
}

CFTypeRef CFStringCreateWithBytes(CFTypeRef allocator, const unsigned char *bytes, CFIndex length,
                                  UInt32 encoding, Boolean is_external) {
  if (allocator || encoding != UTF8 || is_external || length < 0) return NULL;
  ENTER; Object *made = bytes_of(STRING, bytes, length); LEAVE;
  return made;
}

unsigned long CFStringGetCString(CFTypeRef pointer, char *buffer, CFIndex size, UInt32 encoding) {
  ENTER;
  Object *string = known(pointer, STRING);
  int fits = string && encoding == UTF8 && string->length < size;
  if (fits) memcpy(buffer, string->bytes, (size_t)string->length + 1);
  LEAVE;
  return BOOLEAN_WITH_DIRT(fits);
}

CFTypeID CFDataGetTypeID(void) { return DATA; }

void *CFDataCreateMutable(CFTypeRef allocator, CFIndex capacity) {
  if (allocator || capacity) return NULL;
  ENTER; Object *made = bytes_of(DATA, "", 0); made->mutable = 1; LEAVE;
  return made;
}

void CFDataSetLength(void *pointer, CFIndex length) {
  ENTER;
  Object *data = known(pointer, DATA);
  if (data && data->mutable && length >= data->length) {
    data->bytes = realloc(data->bytes, (size_t)length + 1);
    memset(data->bytes + data->length, 0, (size_t)(length - data->length));
    data->length = length;
  } else counters[MISUSED]++;
  LEAVE;
}

CFIndex CFDataGetLength(CFTypeRef pointer) {
  ENTER; Object *data = known(pointer, DATA); LEAVE;
  return data ? data->length : -1;
}

const unsigned char *CFDataGetBytePtr(CFTypeRef pointer) {
  ENTER; Object *data = known(pointer, DATA); LEAVE;
  return data && data->length ? data->bytes : NULL;
}

unsigned char *CFDataGetMutableBytePtr(void *pointer) {
  ENTER;
  Object *data = known(pointer, DATA);
  if (data && !data->mutable) counters[MISUSED]++;
  LEAVE;
  return data && data->mutable && data->length ? data->bytes : NULL;
}

void *CFDictionaryCreateMutable(CFTypeRef allocator, CFIndex capacity, const CallBacks *keys,
                                const CallBacks *values) {
  if (allocator || capacity) return NULL;
  ENTER;
  Object *made = make(DICTIONARY);
  made->retains_keys = keys == &kCFTypeDictionaryKeyCallBacks;
  made->retains_values = values == &kCFTypeDictionaryValueCallBacks;
  if ((keys && !made->retains_keys) || (values && !made->retains_values)) counters[FOREIGN]++;
  LEAVE;
  return made;
}

void CFDictionarySetValue(void *pointer, CFTypeRef key, CFTypeRef value) {
  ENTER;
  Object *dictionary = known(pointer, DICTIONARY);
  if (dictionary && known(key, 0) && known(value, 0)) {
    if (dictionary->count == ENTRIES) abort();
    if (dictionary->retains_keys) retain(key);
    if (dictionary->retains_values) retain(value);
    dictionary->keys[dictionary->count] = key;
    dictionary->values[dictionary->count++] = value;
  }
  LEAVE;
}

static Object *get(Object *dictionary, CFTypeRef key) {
  for (CFIndex i = 0; i < dictionary->count; i++)
    if (dictionary->keys[i] == key) return (Object *)dictionary->values[i];
  return NULL;
}

/* ---- Security ---- */

#define CONSTANTS(each) \
  each(kSecClass) each(kSecClassGenericPassword) each(kSecAttrService) each(kSecAttrAccount) \
  each(kSecAttrLabel) each(kSecValueData) each(kSecReturnData) each(kSecMatchLimit) \
  each(kSecMatchLimitOne) each(kSecUseDataProtectionKeychain) each(kSecAttrAccessControl)
#define DECLARE(name) CFTypeRef name;
CONSTANTS(DECLARE)

typedef struct Item {
  struct Item *next;
  Object *service, *account, *value;
  int type; /* of what a query returns; DATA unless a test says otherwise */
} Item;
static Item *items;
static int locked, no_keychain, returned_type = DATA;
static UInt32 session = 0x20; /* sessionHasTTY */
static char next_call[NAME];
static OSStatus next_status;
static int holding, held;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

__attribute__((constructor)) static void prepare(void) {
  pthread_mutexattr_t recursive;
  pthread_mutexattr_init(&recursive);
  pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
  pthread_mutex_init(&lock, &recursive);
#define DEFINE(name) \
  { Object *made = bytes_of(STRING, #name, sizeof #name - 1); made->immortal = 1; name = made; }
  CONSTANTS(DEFINE)
  Object *yes = make(BOOLEAN), *no = make(BOOLEAN);
  yes->immortal = no->immortal = 1;
  kCFBooleanTrue = yes;
  kCFBooleanFalse = no;
  memset(counters, 0, sizeof counters);
}

static int injected(const char *call, OSStatus *status) {
  if (strcmp(call, next_call)) return 0;
  next_call[0] = 0;
  *status = next_status;
  return 1;
}

/* What can be said of a call before any item is looked at. */
static OSStatus refusal(const char *call, Object *query) {
  OSStatus status;
  while (holding) {
    held = 1;
    pthread_cond_broadcast(&changed);
    pthread_cond_wait(&changed, &lock);
  }
  if (injected(call, &status)) return status;
  if (!query) return -50;
  for (CFIndex i = 0; i < query->count; i++)
    if (!known(query->keys[i], 0) || !known(query->values[i], 0)) return -50;
  if (get(query, kSecUseDataProtectionKeychain) || get(query, kSecAttrAccessControl)) return -34018;
  return get(query, kSecClass) == kSecClassGenericPassword ? 0 : -50;
}

static int same(Object *wanted, Object *there) {
  /* An empty or missing attribute means "any". */
  if (!wanted || wanted->length == 0) return 1;
  return wanted->type == STRING && wanted->length == there->length
      && !memcmp(wanted->bytes, there->bytes, (size_t)there->length);
}

static Item **find(Item **from, Object *query) {
  for (Item **at = from; *at; at = &(*at)->next)
    if (same(get(query, kSecAttrService), (*at)->service)
        && same(get(query, kSecAttrAccount), (*at)->account)) return at;
  return NULL;
}

static Object *copy_of(Object *object) {
  Object *made = bytes_of(object->type, object->bytes, object->length);
  counters[LIVE]--; /* the keychain's own, which no caller has to release */
  return made;
}

OSStatus SecItemAdd(CFTypeRef pointer, CFTypeRef *result) {
  ENTER;
  Object *attributes = known(pointer, DICTIONARY);
  OSStatus status = refusal("SecItemAdd", attributes);
  if (!status) {
    Object *service = get(attributes, kSecAttrService), *account = get(attributes, kSecAttrAccount);
    Object *value = get(attributes, kSecValueData);
    if (!service || !account || !value || value->type != DATA) status = -50;
    else if (no_keychain) status = -25307;
    else if (locked) status = -25308;
    else if (find(&items, attributes)) status = -25299;
    else {
      Item *item = calloc(1, sizeof *item);
      item->service = copy_of(service);
      item->account = copy_of(account);
      item->value = copy_of(value);
      item->next = items;
      items = item;
      if (result) *result = NULL;
    }
  }
  LEAVE;
  return status;
}

/* Attributes are not encrypted: what is not there is "not found", locked or not. */
OSStatus SecItemCopyMatching(CFTypeRef pointer, CFTypeRef *result) {
  ENTER;
  Object *query = known(pointer, DICTIONARY);
  OSStatus status = refusal("SecItemCopyMatching", query);
  if (!status) {
    Item **at = no_keychain ? NULL : find(&items, query);
    if (get(query, kSecReturnData) != kCFBooleanTrue || !result) status = -50;
    else if (get(query, kSecMatchLimit) != kSecMatchLimitOne) status = -50;
    else if (!at) status = -25300;
    else if (locked) status = -25308;
    else *result = bytes_of(returned_type, (*at)->value->bytes, (*at)->value->length);
  }
  LEAVE;
  return status;
}

OSStatus SecItemUpdate(CFTypeRef pointer, CFTypeRef change_pointer) {
  ENTER;
  Object *query = known(pointer, DICTIONARY), *change = known(change_pointer, DICTIONARY);
  OSStatus status = refusal("SecItemUpdate", query);
  if (!status) {
    Item **at = no_keychain ? NULL : find(&items, query);
    Object *value = change ? get(change, kSecValueData) : NULL;
    /* The data protection keychain refuses these keys here. */
    if (!value || get(change, kSecClass) || get(query, kSecReturnData) || get(query, kSecMatchLimit))
      status = -50;
    else if (!at) status = -25300;
    else if (locked) status = -25308;
    else (*at)->value = copy_of(value);
  }
  LEAVE;
  return status;
}

/* Deletes all that match. */
OSStatus SecItemDelete(CFTypeRef pointer) {
  ENTER;
  Object *query = known(pointer, DICTIONARY);
  OSStatus status = refusal("SecItemDelete", query);
  if (!status) {
    Item **at = no_keychain ? NULL : find(&items, query);
    if (!at) status = -25300;
    else if (locked) status = -25308;
    else for (; at; at = find(at, query)) *at = (*at)->next;
  }
  LEAVE;
  return status;
}

CFTypeRef SecCopyErrorMessageString(OSStatus status, void *reserved) {
  char text[64];
  if (reserved || status == -1) return NULL;
  int length = snprintf(text, sizeof text, "The text of\nstatus %d.", status);
  ENTER; Object *made = bytes_of(STRING, text, length); LEAVE;
  return made;
}

OSStatus SecKeychainGetStatus(CFTypeRef keychain, UInt32 *state) {
  ENTER;
  OSStatus status = 0;
  if (!injected("SecKeychainGetStatus", &status)) {
    if (keychain || !state) status = -50;
    else if (no_keychain) status = -25307;
    else *state = locked ? 2 : 7;
  }
  LEAVE;
  return status;
}

OSStatus SessionGetInfo(UInt32 which, UInt32 *id, UInt32 *attributes) {
  if (which != 0xFFFFFFFFu || !id || !attributes) return -60500;
  *id = 100002;
  *attributes = session;
  return 0;
}

/* ---- what tests turn and read ---- */

long double_count(int counter) { ENTER; long count = counters[counter]; LEAVE; return count; }
void double_lock(int on) { ENTER; locked = on; LEAVE; }
void double_no_keychain(int on) { ENTER; no_keychain = on; LEAVE; }
void double_session(UInt32 attributes) { ENTER; session = attributes; LEAVE; }
void double_return_type(int type) { ENTER; returned_type = type; LEAVE; }

/* The next call of this name answers this status and does nothing. */
void double_next(const char *call, OSStatus status) {
  ENTER;
  snprintf(next_call, sizeof next_call, "%s", call);
  next_status = status;
  LEAVE;
}

/* Calls that touch items wait until this is turned off. */
void double_hold(int on) {
  ENTER;
  holding = on;
  held = 0;
  pthread_cond_broadcast(&changed);
  LEAVE;
}

/* Returns once a call waits. */
void double_await_held(void) {
  ENTER;
  while (!held) pthread_cond_wait(&changed, &lock);
  LEAVE;
}

/* Puts other bytes where an item's value is, as another program could. */
int double_tamper(const unsigned char *bytes, CFIndex length) {
  ENTER;
  int there = items != NULL;
  if (there) {
    Object *value = bytes_of(DATA, bytes, length);
    counters[LIVE]--;
    items->value = value;
  }
  LEAVE;
  return there;
}
