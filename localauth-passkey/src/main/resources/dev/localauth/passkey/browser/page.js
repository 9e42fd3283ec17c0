// SPDX-License-Identifier: Apache-2.0
'use strict';

// The page of one ceremony: begins, asks the browser for a credential or a signature, hands over
// what comes, and says how it went. WebAuthn Level 3 §5.1; nothing newer than it needs to be.
(function () {
  const base = location.pathname;
  const abort = new AbortController();
  let over = false;

  const TASKS = {
    register: {
      title: 'Register a passkey',
      text: 'Your browser will ask where to keep it: on this device, on your phone or on a security key. ' +
        'Confirm with its PIN, your fingerprint or your face.',
      done: 'Passkey handed over'
    },
    sign: {
      title: 'Confirm that it is you',
      text: 'Your browser will ask for your passkey. Confirm with its PIN, your fingerprint or your face.',
      done: 'Signature handed over'
    }
  };

  const ERRORS = {
    Cancelled: 'You have cancelled.',
    NotAllowedError: 'Nothing was confirmed: it was cancelled, took too long, or no passkey that fits was found.',
    InvalidStateError: 'That device holds a passkey of this account already.',
    ConstraintError: 'That device cannot verify who uses it: it needs a PIN, a fingerprint or a face.',
    NotSupportedError: 'That device cannot do what is asked.',
    SecurityError: 'This browser refuses passkeys on localhost.',
    Unsupported: 'This browser does not know passkeys.'
  };

  const CLOSE = 'Go on in your terminal. You can close this tab.';

  function element(id) {
    return document.getElementById(id);
  }

  function show(title, text, mood) {
    element('title').textContent = title;
    element('title').className = mood || '';
    element('text').textContent = text;
  }

  function end(title, text, mood) {
    over = true;
    element('buttons').hidden = true;
    show(title, text, mood);
  }

  function decode(text) {
    const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, function (char) { return char.charCodeAt(0); });
  }

  function encode(buffer) {
    let binary = '';
    new Uint8Array(buffer).forEach(function (byte) { binary += String.fromCharCode(byte); });
    return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  // The same for a page that is loaded again, another for another tab.
  function tabName() {
    const fresh = encode(crypto.getRandomValues(new Uint8Array(32)));
    try {
      const known = sessionStorage.getItem(base);
      sessionStorage.setItem(base, known || fresh);
      return known || fresh;
    } catch (blocked) {
      return fresh;
    }
  }

  const tab = tabName();

  function post(action, fields) {
    return fetch(base + action, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(Object.assign({tab: tab}, fields)),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error'
    });
  }

  function withBytes(options) {
    options.challenge = decode(options.challenge);
    options.extensions.prf.eval.first = decode(options.extensions.prf.eval.first);
    if (options.user) {
      options.user.id = decode(options.user.id);
    }
    (options.excludeCredentials || options.allowCredentials).forEach(function (each) {
      each.id = decode(each.id);
    });
    return options;
  }

  function prf(credential) {
    return credential.getClientExtensionResults().prf || {};
  }

  function withPrf(credential, fields) {
    const results = prf(credential).results;
    if (results && results.first) {
      fields.prf = encode(results.first);
    }
    return fields;
  }

  async function register(options) {
    const made = await navigator.credentials.create({publicKey: options, signal: abort.signal});
    return withPrf(made, {
      clientDataJSON: encode(made.response.clientDataJSON),
      attestationObject: encode(made.response.attestationObject),
      transports: made.response.getTransports ? made.response.getTransports() : [],
      prfEnabled: prf(made).enabled === true
    });
  }

  async function sign(options) {
    const used = await navigator.credentials.get({publicKey: options, signal: abort.signal});
    const fields = {
      credentialId: encode(used.rawId),
      clientDataJSON: encode(used.response.clientDataJSON),
      authenticatorData: encode(used.response.authenticatorData),
      signature: encode(used.response.signature)
    };
    if (used.response.userHandle && used.response.userHandle.byteLength) {
      fields.userHandle = encode(used.response.userHandle);
    }
    return withPrf(used, fields);
  }

  async function handOver(fields, title, text, mood) {
    over = true;
    try {
      const reply = await post('answer', fields);
      if (reply.status === 204) {
        end(title, text, mood);
      } else {
        end('Not accepted', 'localauth did not take the answer. Run the command in your terminal again.', 'bad');
      }
    } catch (gone) {
      end('Too late', 'localauth does not wait any more. Run the command in your terminal again.', 'bad');
    }
  }

  function fail(name) {
    if (!over) {
      const text = ERRORS[name] || 'Your browser reports: ' + name + '.';
      handOver({error: name}, 'Not confirmed', text + ' ' + CLOSE, 'bad');
    }
  }

  async function go(task, asking) {
    element('go').disabled = true;
    show(TASKS[task].title, 'Follow your browser …');
    let fields;
    try {
      fields = await (task === 'register' ? register : sign)(withBytes(asking.publicKey));
    } catch (error) {
      fail(error.name || 'Error');
      return;
    }
    if (!over) {
      handOver(fields, TASKS[task].done, 'The terminal says whether it was accepted. ' + CLOSE, 'good');
    }
  }

  function ask(asking) {
    const task = asking.task;
    document.title = TASKS[task].title + ' · localauth';
    show(TASKS[task].title, TASKS[task].text);
    element('account').textContent = 'on ' + asking.account;
    element('agent').textContent = asking.agent;
    element('directory').textContent = asking.directory;
    element('in').hidden = element('directory').hidden = !asking.directory;
    element('who').hidden = false;
    element('buttons').hidden = false;
    element('go').addEventListener('click', function () { go(task, asking); });
    element('cancel').addEventListener('click', function () {
      fail('Cancelled');
      abort.abort();
    });
    element('go').focus();
    setTimeout(function () {
      if (!over) {
        end('Too late', 'The time is up. Run the command in your terminal again.', 'bad');
        abort.abort();
      }
    }, asking.timeout);
  }

  function leave() {
    if (!over) {
      const body = new Blob([JSON.stringify({tab: tab})], {type: 'application/json'});
      navigator.sendBeacon(base + 'leave', body);
    }
  }

  async function begin() {
    let reply;
    try {
      reply = await post('begin', {});
    } catch (gone) {
      end('Too late', 'localauth does not wait any more. Run the command in your terminal again.', 'bad');
      return;
    }
    if (reply.status === 409) {
      end('Open in another tab', 'This page is open in another tab already. Go on there, or run the command again.', 'bad');
    } else if (reply.status !== 200) {
      end('Not answered', 'localauth refuses this page. Run the command in your terminal again.', 'bad');
    } else {
      const asking = await reply.json();
      addEventListener('pagehide', leave);
      ask(asking);
      if (!window.PublicKeyCredential || !navigator.credentials) {
        fail('Unsupported');
      }
    }
  }

  addEventListener('pageshow', function (event) {
    if (event.persisted) {
      location.reload();
    }
  });
  begin();
})();
