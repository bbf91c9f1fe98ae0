// A Go program that unseals: `key.pem` beside it, a label and a sealed value on each line of its input.

export const goProgram = `package main

import (
	"bufio"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"encoding/pem"
	"fmt"
	"os"
	"strings"
)

func main() {
	text, _ := os.ReadFile("key.pem")
	block, _ := pem.Decode(text)
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<20)
	for lines.Scan() {
		label, sealed, _ := strings.Cut(lines.Text(), "\\t")
		bytes, err := base64.StdEncoding.DecodeString(sealed)
		if err != nil {
			panic(err)
		}
		size := int(binary.BigEndian.Uint16(bytes))
		session, err := rsa.DecryptOAEP(sha256.New(), nil, parsed.(*rsa.PrivateKey), bytes[2:2+size], []byte(label))
		if err != nil {
			panic(err)
		}
		inner, _ := aes.NewCipher(session)
		gcm, _ := cipher.NewGCM(inner)
		value, err := gcm.Open(nil, make([]byte, gcm.NonceSize()), bytes[2+size:], nil)
		if err != nil {
			panic(err)
		}
		fmt.Println(string(value))
	}
}
`;
