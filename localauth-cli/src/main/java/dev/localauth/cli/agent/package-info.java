// SPDX-License-Identifier: Apache-2.0
/** The agents whose hooks can ask localauth, and what each understands. */
@NullMarked
package dev.localauth.cli.agent;

import org.jspecify.annotations.NullMarked;
