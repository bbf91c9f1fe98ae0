// Our manifests, read by the code of the operators that they are for: Sealed Secrets' own unsealing, External Secrets' types.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { externalSecret } from '../../../stores/parts/k8s/manifests/external-secret';
import { type SealScope, sealManifest } from '../../../stores/parts/k8s/manifests/seal';
import { type Issued, makeCertificate } from '../servers/k8s-certificates';
import { newFolder } from '../support/test-host';

const cache = join(__dirname, '../../../.cache/kubernetes');
const program = join(cache, 'read-manifests');

/** The last release of External Secrets whose types come with few other modules; it has no 1Password SDK yet. */
const goMod = `module test

go 1.26

require (
	github.com/bitnami-labs/sealed-secrets v0.27.1
	github.com/external-secrets/external-secrets v0.16.2
)
`;

/** Strict: a field that the operator does not know ends it. */
const source = `package main

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"os"
	"strings"

	sealed "github.com/bitnami-labs/sealed-secrets/pkg/apis/sealedsecrets/v1alpha1"
	external "github.com/external-secrets/external-secrets/apis/externalsecrets/v1"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"sigs.k8s.io/yaml"
)

func main() {
	text, err := os.ReadFile(os.Args[1])
	must(err)
	block, _ := pem.Decode(text)
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	must(err)
	keys := map[string]*rsa.PrivateKey{"": key.(*rsa.PrivateKey)}
	input, err := io.ReadAll(os.Stdin)
	must(err)
	for _, document := range strings.Split(string(input), "---\\n") {
		var kind struct{ Kind string }
		must(yaml.Unmarshal([]byte(document), &kind))
		switch kind.Kind {
		case "SealedSecret":
			var object sealed.SealedSecret
			must(yaml.UnmarshalStrict([]byte(document), &object))
			secret, err := object.Unseal(serializer.CodecFactory{}, keys)
			must(err)
			data, err := json.Marshal(secret.Data)
			must(err)
			fmt.Println(secret.Namespace, secret.Name, string(secret.Type), string(data))
		case "SecretStore":
			must(yaml.UnmarshalStrict([]byte(document), &external.SecretStore{}))
			fmt.Println("SecretStore")
		case "ExternalSecret":
			must(yaml.UnmarshalStrict([]byte(document), &external.ExternalSecret{}))
			fmt.Println("ExternalSecret")
		}
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
`;

function build(): void {
  const folder = join(cache, 'operators');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'go.mod'), goMod);
  writeFileSync(join(folder, 'main.go'), source);
  const env = { ...process.env, GOFLAGS: '-mod=mod -buildvcs=false', CGO_ENABLED: '0' };
  const made = join(folder, 'made');
  execFileSync('nice', ['go', 'build', '-o', made, '.'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  renameSync(made, program);
}

describe('the operators themselves', () => {
  let sealing: Issued;
  let keyFile: string;

  before(function () {
    this.timeout(1_800_000);
    if (!existsSync(program) && spawnSync('go', ['version']).status !== 0) {
      console.log('    not run: there is no Go on this machine');
      this.skip();
    }
    if (!existsSync(program)) build();
    sealing = makeCertificate({ commonName: 'sealed-secret', kind: 'rsa' });
    keyFile = join(newFolder(), 'key.pem');
    writeFileSync(keyFile, sealing.key);
  });

  const read = (manifests: string): string => execFileSync(program, [keyFile], { input: manifests, encoding: 'utf8' });

  for (const scope of ['strict', 'namespace-wide', 'cluster-wide'] as const satisfies readonly SealScope[])
    it(`unseal what we sealed, ${scope}`, () => {
      const manifest = `apiVersion: v1
kind: Secret
metadata: {name: db, namespace: team}
type: kubernetes.io/basic-auth
stringData: {password: "line\\nline", username: reader}
`;
      const sealed = sealManifest(manifest, sealing.cert, scope);
      assert.ok(sealed.ok);
      const data = { password: Buffer.from('line\nline').toString('base64'), username: 'cmVhZGVy' };
      assert.equal(read(sealed.value), `team db kubernetes.io/basic-auth ${JSON.stringify(data)}\n`);
    });

  it('know every field of our ExternalSecrets', () => {
    const references = {
      A: 'vault+dev://secret/app/db?version=3#password',
      B: 'aws-sm://team/db?version=AWSPREVIOUS#password',
      C: 'gcp-sm://my-project/db?version=7',
      D: 'azure-kv://my-vault/db',
      E: 'k8s://prod/shared/db#password',
      F: 'doppler://app/dev/DB_PASSWORD',
    };
    const manifests = externalSecret({
      entries: Object.entries(references).map(([key, reference]) => ({ key, reference })),
      target: { name: 'app', namespace: 'team' },
      stores: { 'vault+dev': { server: 'https://v', namespace: 'n', role: 'r' }, 'azure-kv': { tenant: 't' } },
    });
    assert.ok(manifests.ok);
    assert.equal(read(manifests.value.text), `${'SecretStore\n'.repeat(6)}ExternalSecret\n`);
    const unknown = manifests.value.text.replace('refreshInterval', 'refreshEvery');
    assert.throws(() => execFileSync(program, [keyFile], { input: unknown, stdio: ['pipe', 'ignore', 'ignore'] }));
  });
});
