// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Parameters;
import dev.localauth.api.Person;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.ReplayGuard;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Throttle;
import java.time.Clock;

/** What one method is lent for one call. */
record MethodContext(
    ScopedSecrets secrets,
    Prompter prompter,
    Clock clock,
    Parameters parameters,
    Parameters wishes,
    Purpose purpose,
    Person person,
    ReplayGuard replayGuard,
    Throttle throttle)
    implements AuthenticationContext {}
