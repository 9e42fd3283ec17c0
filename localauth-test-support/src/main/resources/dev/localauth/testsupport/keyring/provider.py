# SPDX-License-Identifier: Apache-2.0
"""A provider of secrets that misbehaves in one way, named by its argument."""
import os
import sys
import time

import dbus
import dbus.lowlevel
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

ROOT = "/org/freedesktop/secrets"
COLLECTION = ROOT + "/collection/test"
ITEM = COLLECTION + "/1"
PROMPT = ROOT + "/prompt/1"
SERVICE = "org.freedesktop.Secret.Service"
mode = sys.argv[1]


class Provider(dbus.service.FallbackObject):
    refused = False
    sent = False

    @dbus.service.method(SERVICE, in_signature="sv", out_signature="vo")
    def OpenSession(self, algorithm, value):
        if mode == "silent":
            time.sleep(60)
        if mode == "refuses-keys" or mode == "refuses-a-key-once" and not self.refused:
            self.refused = True
            raise dbus.DBusException(
                "Client public key size is invalid", name="org.freedesktop.DBus.Error.InvalidArgs")
        if algorithm != "plain":
            raise dbus.DBusException("plain only", name="org.freedesktop.DBus.Error.NotSupported")
        return dbus.String("", variant_level=1), dbus.ObjectPath(ROOT + "/session/1")

    @dbus.service.method(SERVICE, in_signature="s", out_signature="o")
    def ReadAlias(self, name):
        return COLLECTION

    @dbus.service.method("org.freedesktop.DBus.Properties", in_signature="ss", out_signature="v")
    def Get(self, interface, name):
        return dbus.String("no boolean") if mode == "garbage" else mode.startswith("prompt")

    @dbus.service.method("org.freedesktop.DBus.Properties", in_signature="s", out_signature="a{sv}")
    def GetAll(self, interface):
        return dbus.Dictionary({}, signature="sv")

    @dbus.service.method(SERVICE, in_signature="a{ss}")
    def SearchItems(self, attributes):
        if mode == "wrong-type":
            return dbus.String("nothing here")
        held = mode in ("other-session", "other-session-once", "refuses-a-key-once", "denies")
        found = dbus.Array([dbus.ObjectPath(ITEM)] if held else [], signature="o")
        return found, dbus.Array([], signature="o")

    @dbus.service.method("org.freedesktop.Secret.Item", in_signature="o", out_signature="(oayays)")
    def GetSecret(self, session):
        if mode == "denies":
            raise dbus.DBusException("no,\nnever", name="org.freedesktop.DBus.Error.AccessDenied")
        if mode == "other-session" or mode == "other-session-once" and not self.sent:
            self.sent = True
            session = dbus.ObjectPath(ROOT + "/session/2")
        return dbus.Struct((session, dbus.ByteArray(b""), dbus.ByteArray(b"dg=="), "text/plain"))

    @dbus.service.method(
        "org.freedesktop.Secret.Collection", in_signature="a{sv}(oayays)b", out_signature="oo"
    )
    def CreateItem(self, properties, secret, replace):
        return dbus.ObjectPath(ITEM), dbus.ObjectPath("/")

    @dbus.service.method(SERVICE, in_signature="ao", out_signature="aoo")
    def Unlock(self, objects):
        return dbus.Array([], signature="o"), dbus.ObjectPath(PROMPT)

    @dbus.service.method("org.freedesktop.Secret.Prompt", in_signature="s")
    def Prompt(self, window):
        if mode == "prompt-hangs":
            time.sleep(60)
        if mode in ("prompt-agrees", "prompt-refuses"):
            refused = mode == "prompt-refuses"
            GLib.timeout_add(50, lambda: complete(refused))
        if mode == "prompt-ends":
            GLib.timeout_add(50, lambda: os._exit(0))

    @dbus.service.method("org.freedesktop.Secret.Prompt")
    def Dismiss(self):
        print("dismissed", flush=True)


def complete(refused):
    signal = dbus.lowlevel.SignalMessage(PROMPT, "org.freedesktop.Secret.Prompt", "Completed")
    signal.append(refused, "", signature="bv")
    bus.send_message(signal)


DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
provider = Provider(bus, ROOT)
name = dbus.service.BusName("org.freedesktop.secrets", bus)
GLib.MainLoop().run()
