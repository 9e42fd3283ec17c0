/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A stand-in for the class Windows.Security.Credentials.UI.UserConsentVerifier, which Wine does not
 * have: its factories and its operations, with the identifiers and the order of Microsoft's
 * headers. It counts what is not released.
 */
#define COBJMACROS
#include <initguid.h>
#include <windows.h>
#include <activation.h>
#include <inspectable.h>
#include <stddef.h>
#include <winstring.h>

DEFINE_GUID(IID_Interop, 0x39E050C3, 0x4E74, 0x441A, 0x8D, 0xC0, 0xB8, 0x11, 0x04, 0xDF, 0x94, 0x9C);
DEFINE_GUID(IID_Statics, 0xAF4F3F91, 0x564C, 0x4DDC, 0xB8, 0xB5, 0x97, 0x34, 0x47, 0x62, 0x7C, 0x65);
DEFINE_GUID(IID_Result, 0xFD596FFD, 0x2318, 0x558F, 0x9D, 0xBE, 0xD2, 0x1D, 0xF4, 0x37, 0x64, 0xA5);
DEFINE_GUID(IID_Info, 0x00000036, 0x0000, 0x0000, 0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46);

enum { STARTED, COMPLETED, CANCELED, FAILED };
enum { OPERATIONS, FACTORIES, REQUESTS, CANCELS, EARLY, COUNTERS };
static LONG counters[COUNTERS];
static volatile LONG available, result, pending, without_interop, request_failure, error_code;
static volatile LONG last_was_window;
static WCHAR last_message[512];

/* ---- an operation ---- */

typedef struct {
  void **operation, **info;
  LONG references, status, result;
} Operation;
#define OF_INFO(pointer) ((Operation *)((char *)(pointer) - offsetof(Operation, info)))

static HRESULT WINAPI query(Operation *o, REFIID id, void **out) {
  if (IsEqualGUID(id, &IID_Info)) *out = &o->info;
  else if (IsEqualGUID(id, &IID_IUnknown) || IsEqualGUID(id, &IID_Result)) *out = o;
  else {
    *out = NULL;
    return E_NOINTERFACE;
  }
  InterlockedIncrement(&o->references);
  return S_OK;
}
static ULONG WINAPI add(Operation *o) { return InterlockedIncrement(&o->references); }
static ULONG WINAPI release(Operation *o) {
  LONG left = InterlockedDecrement(&o->references);
  if (!left) {
    InterlockedDecrement(&counters[OPERATIONS]);
    free(o);
  }
  return left;
}
static LONG status_of(Operation *o) {
  if (o->status == STARTED && !pending) o->status = error_code ? FAILED : COMPLETED;
  return o->status;
}
static HRESULT WINAPI get_results(Operation *o, int *out) {
  if (status_of(o) != COMPLETED) {
    InterlockedIncrement(&counters[EARLY]);
    return E_FAIL;
  }
  *out = o->result;
  return S_OK;
}
static HRESULT WINAPI not_this(void) { return E_NOTIMPL; }
static HRESULT WINAPI info_query(void *p, REFIID id, void **out) { return query(OF_INFO(p), id, out); }
static ULONG WINAPI info_add(void *p) { return add(OF_INFO(p)); }
static ULONG WINAPI info_release(void *p) { return release(OF_INFO(p)); }
static HRESULT WINAPI get_status(void *p, int *out) { *out = status_of(OF_INFO(p)); return S_OK; }
static HRESULT WINAPI get_error(void *p, HRESULT *out) { (void)p; *out = error_code; return S_OK; }
static HRESULT WINAPI cancel(void *p) {
  if (InterlockedCompareExchange(&OF_INFO(p)->status, CANCELED, STARTED) == STARTED)
    InterlockedIncrement(&counters[CANCELS]);
  return S_OK;
}
static void *operation_table[] = {query, add, release, not_this, not_this, not_this, not_this, not_this, get_results};
static void *info_table[] = {info_query, info_add, info_release, not_this, not_this, not_this,
                             not_this, get_status, get_error, cancel, not_this};

static Operation *operation(LONG outcome) {
  Operation *made = calloc(1, sizeof *made);
  made->operation = operation_table;
  made->info = info_table;
  made->references = 1;
  made->result = outcome;
  InterlockedIncrement(&counters[OPERATIONS]);
  return made;
}

/* ---- the factories ---- */

typedef struct { void **table; } Object;
extern Object factory, statics, interop;

static HRESULT WINAPI factory_query(Object *self, REFIID id, void **out) {
  (void)self;
  *out = NULL;
  if (IsEqualGUID(id, &IID_Interop) && !without_interop) *out = &interop;
  else if (IsEqualGUID(id, &IID_Statics)) *out = &statics;
  else if (IsEqualGUID(id, &IID_IUnknown) || IsEqualGUID(id, &IID_IInspectable)
           || IsEqualGUID(id, &IID_IActivationFactory)) *out = &factory;
  if (!*out) return E_NOINTERFACE;
  InterlockedIncrement(&counters[FACTORIES]);
  return S_OK;
}
static ULONG WINAPI factory_add(Object *self) {
  (void)self;
  return InterlockedIncrement(&counters[FACTORIES]);
}
static ULONG WINAPI factory_release(Object *self) {
  (void)self;
  return InterlockedDecrement(&counters[FACTORIES]);
}
static HRESULT WINAPI check(Object *self, void **out) {
  (void)self;
  Operation *made = operation(available);
  made->status = COMPLETED;
  *out = made;
  return S_OK;
}
static HRESULT WINAPI request(Object *self, HWND window, HSTRING message, REFIID id, void **out) {
  (void)self;
  UINT32 length;
  const WCHAR *text = WindowsGetStringRawBuffer(message, &length);
  last_was_window = IsWindow(window);
  lstrcpynW(last_message, text, 512);
  InterlockedIncrement(&counters[REQUESTS]);
  if (request_failure) return request_failure;
  if (!IsEqualGUID(id, &IID_Result)) return E_NOINTERFACE;
  *out = operation(result);
  return S_OK;
}
static void *factory_table[] = {factory_query, factory_add, factory_release, not_this, not_this, not_this, not_this};
static void *statics_table[] = {factory_query, factory_add, factory_release, not_this, not_this, not_this, check, not_this};
static void *interop_table[] = {factory_query, factory_add, factory_release, not_this, not_this, not_this, request};
Object factory = {factory_table}, statics = {statics_table}, interop = {interop_table};

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(HSTRING name, IActivationFactory **out) {
  (void)name;
  InterlockedIncrement(&counters[FACTORIES]);
  *out = (IActivationFactory *)&factory;
  return S_OK;
}

/* ---- what tests turn and read ---- */

__declspec(dllexport) int double_count(int counter) { return counters[counter]; }
__declspec(dllexport) void double_available(int value) { available = value; }
__declspec(dllexport) void double_result(int value) { result = value; }
__declspec(dllexport) void double_pending(int on) { pending = on; }
__declspec(dllexport) void double_without_interop(int on) { without_interop = on; }
__declspec(dllexport) void double_fail_request(int code) { request_failure = code; }
__declspec(dllexport) void double_fail_operation(int code) { error_code = code; }
__declspec(dllexport) int double_was_window(void) { return last_was_window; }
__declspec(dllexport) const WCHAR *double_message(void) { return last_message; }
