// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Availability;

/**
 * How a store stands.
 *
 * @param id its id
 * @param availability whether it can be used here now
 * @param holdsEnrollment whether it is the one that the enrollment is in
 * @param mayHoldLeftovers whether a move to another store may have left something in it
 */
public record StoreState(
    String id, Availability availability, boolean holdsEnrollment, boolean mayHoldLeftovers) {}
