// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

/**
 * Where {@code struct termios} has what. The flags fit in 32 bits; where the words are wider the
 * lower half comes first, as on every processor that such a system runs on.
 *
 * @param bytes its size
 * @param inputFlags where {@code c_iflag} is
 * @param localFlags where {@code c_lflag} is
 * @param leastBytes where {@code c_cc[VMIN]} is
 * @param patience where {@code c_cc[VTIME]} is
 * @param cooking the input flags that change or hold up what was typed
 * @param loud the local flags that show keys, collect lines or raise signals
 */
record TermiosLayout(
    int bytes,
    int inputFlags,
    int localFlags,
    int leastBytes,
    int patience,
    int cooking,
    int loud) {}
