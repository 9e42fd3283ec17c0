// SPDX-License-Identifier: Apache-2.0
/** Sends the codes of localauth-sms by Amazon SNS. */
@NullMarked
package dev.localauth.sms.sns;

import org.jspecify.annotations.NullMarked;
