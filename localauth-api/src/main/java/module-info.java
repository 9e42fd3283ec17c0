// SPDX-License-Identifier: Apache-2.0
/** Values, service interfaces and exceptions of localauth; no logic beyond value checks. */
module dev.localauth.api {
  requires static org.jspecify;

  exports dev.localauth.api;
}
