// SPDX-License-Identifier: Apache-2.0
/** Sends the codes of localauth-sms by Twilio. */
@NullMarked
package dev.localauth.sms.twilio;

import org.jspecify.annotations.NullMarked;
