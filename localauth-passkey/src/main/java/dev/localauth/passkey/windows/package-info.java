// SPDX-License-Identifier: Apache-2.0
/**
 * The transport {@code windows}: Windows Hello and security keys through webauthn.dll, which shows
 * its own window and is the only way to a security key for a program without administrator's
 * rights.
 *
 * <p>Facts about structures, versions and errors are those of webauthn.h, API version 8
 * (https://github.com/microsoft/webauthn). Its structures keep their names here.
 */
@NullMarked
package dev.localauth.passkey.windows;

import org.jspecify.annotations.NullMarked;
