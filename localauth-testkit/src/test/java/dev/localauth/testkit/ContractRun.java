// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Runs every test of a contract by hand, to see which ones notice that something is broken. */
final class ContractRun {
  private ContractRun() {}

  static <C> SortedSet<String> failures(Class<C> contract, C subject) throws Exception {
    SortedSet<String> failed = new TreeSet<>();
    int run = 0;
    for (Method method : contract.getMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        run++;
        if (fails(method, subject)) {
          failed.add(method.getName());
        }
      }
    }
    if (run == 0) {
      throw new AssertionError(contract + " has no tests");
    }
    return failed;
  }

  private static boolean fails(Method test, Object subject) throws IllegalAccessException {
    try {
      test.invoke(subject);
      return false;
    } catch (InvocationTargetException failure) {
      return true;
    }
  }
}
