// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a JSON file of settings has to hold.
 *
 * @param file where it is
 * @param hooks the hooks
 * @param members other members of its object, as JSON texts
 * @param readers who may read the file if it has to be made
 */
record JsonSettings(
    Path file, List<HookEntry> hooks, Map<String, String> members, SettingsFile.Readers readers) {}
