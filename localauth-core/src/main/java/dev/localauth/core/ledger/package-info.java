// SPDX-License-Identifier: Apache-2.0
/** The record of attempts: counters, waiting times and used codes. */
@NullMarked
package dev.localauth.core.ledger;

import org.jspecify.annotations.NullMarked;
