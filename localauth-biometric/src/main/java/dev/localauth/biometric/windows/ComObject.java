// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.AuthenticatorException;
import java.util.Arrays;

/**
 * One counted reference to a COM object. Its methods are found by their place in the table, which
 * is the order of the interface's declaration after that of the interfaces it inherits from.
 *
 * @param pointer where the object is
 */
record ComObject(Pointer pointer) implements AutoCloseable {
  private static final int QUERY_INTERFACE = 0;
  private static final int RELEASE = 2;

  /** Takes over what a call handed out, if it did. */
  static ComObject owned(String call, int result, PointerByReference out)
      throws AuthenticatorException {
    HResult.require(call, result);
    Pointer made = out.getValue();
    if (made == null) {
      throw HResult.failure(call, HResult.E_POINTER.number());
    }
    return new ComObject(made);
  }

  /** Returns the same object's other interface. */
  ComObject as(Pointer interfaceId) throws AuthenticatorException {
    return made("QueryInterface", QUERY_INTERFACE, interfaceId);
  }

  /** Calls a method whose last parameter takes an object. */
  ComObject made(String name, int slot, Object... arguments) throws AuthenticatorException {
    PointerByReference out = new PointerByReference();
    return owned(name, call(slot, with(out, arguments)), out);
  }

  /** Calls a method whose only parameter takes a number of 32 bits. */
  int number(String name, int slot) throws AuthenticatorException {
    IntByReference out = new IntByReference(-1);
    HResult.require(name, call(slot, out));
    return out.getValue();
  }

  /** Calls a method for its HRESULT. */
  int call(int slot, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = pointer;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Pointer table = pointer.getPointer(0);
    return Function.getFunction(table.getPointer((long) slot * Native.POINTER_SIZE)).invokeInt(all);
  }

  private static Object[] with(Object last, Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1, Object[].class);
    all[arguments.length] = last;
    return all;
  }

  @Override
  public void close() {
    call(RELEASE);
  }
}
