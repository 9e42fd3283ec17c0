// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/**
 * Marks an {@link Authenticator} whose answer does not come through the {@link Prompter}, such as a
 * touch or a browser.
 *
 * <p>The gate charges such a method before {@link Authenticator#verify} begins, and refunds only a
 * typed cancellation or unavailability. A method without this mark that returns a verdict without
 * having asked is refused.
 */
public interface AnswersElsewhere {}
