// SPDX-License-Identifier: Apache-2.0
/** Codes sent by SMS, with a sender by webhook. */
@NullMarked
package dev.localauth.sms;

import org.jspecify.annotations.NullMarked;
