// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import dev.localauth.api.AuthenticatorException;

/** An {@code IAsyncOperation} of an enumeration, and its {@code IAsyncInfo} (asyncinfo.h). */
record AsyncOperation(ComObject operation, ComObject info) implements Consent.Operation {
  // After the three methods of IUnknown and the three of IInspectable.
  private static final int GET_STATUS = 7;
  private static final int GET_ERROR_CODE = 8;
  private static final int CANCEL = 9;
  private static final int GET_RESULTS = 8;

  static AsyncOperation of(ComObject operation) throws AuthenticatorException {
    try {
      return new AsyncOperation(operation, operation.as(Guid.ASYNC_INFO));
    } catch (AuthenticatorException e) {
      operation.close();
      throw e;
    }
  }

  @Override
  public int status() throws AuthenticatorException {
    return info.number("get_Status", GET_STATUS);
  }

  @Override
  public int result() throws AuthenticatorException {
    return operation.number("GetResults", GET_RESULTS);
  }

  @Override
  public int errorCode() throws AuthenticatorException {
    return info.number("get_ErrorCode", GET_ERROR_CODE);
  }

  @Override
  public void cancel() {
    info.call(CANCEL);
  }

  @Override
  public void close() {
    info.close();
    operation.close();
  }
}
