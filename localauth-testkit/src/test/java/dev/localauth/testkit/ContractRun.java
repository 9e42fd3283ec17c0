// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs every test of a contract by hand, to see which ones notice that something is broken. */
final class ContractRun {
  private ContractRun() {}

  static SortedSet<String> tests(Class<?> contract) {
    return Arrays.stream(contract.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static <C> SortedSet<String> failures(Class<C> contract, C subject) throws Exception {
    SortedSet<String> failed = new TreeSet<>();
    for (String test : tests(contract)) {
      if (fails(contract.getMethod(test), subject)) {
        failed.add(test);
      }
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
