// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.requirement;

import dev.localauth.api.SecretStore;
import dev.localauth.core.enrollment.Enrollment;

/**
 * An enrollment, and the store it was found in.
 *
 * @param store the store
 * @param enrollment the enrollment
 */
public record StoredEnrollment(SecretStore store, Enrollment enrollment) {}
