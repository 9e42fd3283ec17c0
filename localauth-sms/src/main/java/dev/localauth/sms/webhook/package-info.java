// SPDX-License-Identifier: Apache-2.0
/** Hands messages to a web service of one's own, signed. */
@NullMarked
package dev.localauth.sms.webhook;

import org.jspecify.annotations.NullMarked;
