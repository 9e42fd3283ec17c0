// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * fido.h of libfido2 1.10 and later. Its objects are opaque, and a {@code size_t} is a long on both
 * systems. A C {@code bool} is one byte: read as an int, the rest of the register would count.
 *
 * @see <a href="https://developers.yubico.com/libfido2/Manuals/">libfido2's manual pages</a>
 */
interface Fido2 extends Library {
  int FIDO_DISABLE_U2F_FALLBACK = 0x02;
  int FIDO_OPT_FALSE = 1;
  int FIDO_OPT_TRUE = 2;
  int FIDO_EXT_HMAC_SECRET = 0x01;

  void fido_init(int flags);

  String fido_strerr(int error);

  @Nullable Pointer fido_dev_info_new(NativeLong count);

  int fido_dev_info_manifest(Pointer list, NativeLong count, NativeLongByReference found);

  Pointer fido_dev_info_ptr(Pointer list, NativeLong index);

  @Nullable String fido_dev_info_manufacturer_string(Pointer info);

  @Nullable String fido_dev_info_product_string(Pointer info);

  void fido_dev_info_free(PointerByReference list, NativeLong count);

  @Nullable Pointer fido_dev_new_with_info(Pointer info);

  int fido_dev_set_timeout(Pointer device, int milliseconds);

  int fido_dev_open_with_info(Pointer device);

  int fido_dev_cancel(Pointer device);

  int fido_dev_close(Pointer device);

  void fido_dev_free(PointerByReference device);

  byte fido_dev_is_fido2(Pointer device);

  byte fido_dev_supports_pin(Pointer device);

  byte fido_dev_has_pin(Pointer device);

  byte fido_dev_has_uv(Pointer device);

  int fido_dev_get_retry_count(Pointer device, IntByReference retries);

  int fido_dev_get_uv_retry_count(Pointer device, IntByReference retries);

  int fido_dev_get_touch_begin(Pointer device);

  int fido_dev_get_touch_status(Pointer device, IntByReference touched, int milliseconds);

  int fido_dev_get_cbor_info(Pointer device, Pointer info);

  @Nullable Pointer fido_cbor_info_new();

  void fido_cbor_info_free(PointerByReference info);

  @Nullable Pointer fido_cbor_info_extensions_ptr(Pointer info);

  NativeLong fido_cbor_info_extensions_len(Pointer info);

  @Nullable Pointer fido_cbor_info_transports_ptr(Pointer info);

  NativeLong fido_cbor_info_transports_len(Pointer info);

  NativeLong fido_cbor_info_algorithm_count(Pointer info);

  int fido_cbor_info_algorithm_cose(Pointer info, NativeLong index);

  int fido_dev_make_cred(Pointer device, Pointer credential, @Nullable Pointer pin);

  @Nullable Pointer fido_cred_new();

  void fido_cred_free(PointerByReference credential);

  int fido_cred_set_type(Pointer credential, int coseAlgorithm);

  int fido_cred_set_clientdata_hash(Pointer credential, byte[] hash, NativeLong length);

  int fido_cred_set_rp(Pointer credential, String id, String name);

  int fido_cred_set_user(
      Pointer credential,
      byte[] id,
      NativeLong length,
      String name,
      @Nullable String displayName,
      @Nullable String icon);

  int fido_cred_set_uv(Pointer credential, int option);

  int fido_cred_set_extensions(Pointer credential, int flags);

  int fido_cred_exclude(Pointer credential, byte[] id, NativeLong length);

  @Nullable String fido_cred_fmt(Pointer credential);

  @Nullable Pointer fido_cred_authdata_raw_ptr(Pointer credential);

  NativeLong fido_cred_authdata_raw_len(Pointer credential);

  @Nullable Pointer fido_cred_attstmt_ptr(Pointer credential);

  NativeLong fido_cred_attstmt_len(Pointer credential);

  int fido_dev_get_assert(Pointer device, Pointer assertion, @Nullable Pointer pin);

  @Nullable Pointer fido_assert_new();

  void fido_assert_free(PointerByReference assertion);

  int fido_assert_set_clientdata_hash(Pointer assertion, byte[] hash, NativeLong length);

  int fido_assert_set_rp(Pointer assertion, String id);

  int fido_assert_allow_cred(Pointer assertion, byte[] id, NativeLong length);

  int fido_assert_set_up(Pointer assertion, int option);

  int fido_assert_set_uv(Pointer assertion, int option);

  int fido_assert_set_extensions(Pointer assertion, int flags);

  int fido_assert_set_hmac_salt(Pointer assertion, byte[] salt, NativeLong length);

  NativeLong fido_assert_count(Pointer assertion);

  @Nullable Pointer fido_assert_id_ptr(Pointer assertion, NativeLong index);

  NativeLong fido_assert_id_len(Pointer assertion, NativeLong index);

  @Nullable Pointer fido_assert_authdata_ptr(Pointer assertion, NativeLong index);

  NativeLong fido_assert_authdata_len(Pointer assertion, NativeLong index);

  @Nullable Pointer fido_assert_sig_ptr(Pointer assertion, NativeLong index);

  NativeLong fido_assert_sig_len(Pointer assertion, NativeLong index);

  @Nullable Pointer fido_assert_user_id_ptr(Pointer assertion, NativeLong index);

  NativeLong fido_assert_user_id_len(Pointer assertion, NativeLong index);

  @Nullable Pointer fido_assert_hmac_secret_ptr(Pointer assertion, NativeLong index);

  NativeLong fido_assert_hmac_secret_len(Pointer assertion, NativeLong index);
}
