// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.localauth.sms.sns;

import org.jspecify.annotations.NullMarked;
