// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.composition;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came with the application, looked for when it is first asked for: a check asks nothing. */
abstract class Shipped<T> extends AbstractList<T> {
  private @Nullable List<T> found;

  abstract List<T> find();

  @Override
  public T get(int index) {
    return found().get(index);
  }

  @Override
  public int size() {
    return found().size();
  }

  private synchronized List<T> found() {
    if (found == null) {
      found = find();
    }
    return found;
  }
}
