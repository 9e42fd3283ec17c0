// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.requirement;

import java.util.Optional;

/**
 * What must be true, and who is enrolled.
 *
 * @param requirement what the files say, in the places where the enrollment's own files are
 * @param stored the enrollment, or empty if there is none and nothing says that there should be
 */
public record Found(Requirement requirement, Optional<StoredEnrollment> stored) {}
