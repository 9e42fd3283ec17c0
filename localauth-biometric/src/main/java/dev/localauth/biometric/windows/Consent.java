// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import dev.localauth.api.AuthenticatorException;

/** The consent dialog; opened, used and closed on the same thread. */
interface Consent extends AutoCloseable {
  /** Begins to find out whether somebody can be asked; shows nothing. */
  Operation checkAvailability() throws AuthenticatorException;

  /** Shows the dialog, with this line in it. */
  Operation request(String message) throws AuthenticatorException;

  @Override
  void close();

  /** Where it comes from. */
  @FunctionalInterface
  interface Source {
    Consent open() throws AuthenticatorException;
  }

  /** Something that Windows does meanwhile (asyncinfo.h). */
  interface Operation extends AutoCloseable {
    int STARTED = 0;
    int COMPLETED = 1;

    int status() throws AuthenticatorException;

    /** Returns the result of one that is completed. */
    int result() throws AuthenticatorException;

    /** Returns the HRESULT of one that is not. */
    int errorCode() throws AuthenticatorException;

    void cancel();

    @Override
    void close();
  }
}
