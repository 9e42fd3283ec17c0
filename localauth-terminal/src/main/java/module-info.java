// SPDX-License-Identifier: Apache-2.0
/** The controlling terminal: questions without echo, and the processes that bound a session. */
module dev.localauth.terminal {
  requires static org.jspecify;
  requires transitive dev.localauth.api;
  requires com.sun.jna;
  requires io.nayuki.qrcodegen;

  exports dev.localauth.terminal;

  provides dev.localauth.api.SessionAnchors with
      dev.localauth.terminal.linux.LinuxSessionAnchors,
      dev.localauth.terminal.macos.MacSessionAnchors,
      dev.localauth.terminal.windows.WindowsSessionAnchors;
}
