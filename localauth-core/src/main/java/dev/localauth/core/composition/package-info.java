// SPDX-License-Identifier: Apache-2.0
/** What a gate is put together from. Not exported: only a composition root uses it. */
@NullMarked
package dev.localauth.core.composition;

import org.jspecify.annotations.NullMarked;
