"""Signs what Windows will ask about, with a certificate that the person who builds gives."""

from pathlib import Path

from windows.tools import need, run


def sign(file: Path, certificate: Path, password_file: Path | None, timestamp: str | None, epoch: int) -> None:
    """Signs the file in place (Authenticode, SHA-256). Raises Stop.

    Without a timestamp server the time of the build is signed, so that the same input still gives the same bytes.
    """
    need(("osslsigncode",))
    signed = file.with_name(file.name + ".signed")
    signed.unlink(missing_ok=True)
    given = ["-certs", certificate, "-key", certificate]
    if certificate.suffix.lower() in (".p12", ".pfx"):
        given = ["-pkcs12", certificate]
    if password_file:
        given += ["-readpass", password_file]
    counted = ["-ts", timestamp] if timestamp else ["-time", str(epoch)]
    run("osslsigncode", "sign", *given, "-h", "sha256", "-n", "Kooditin", *counted, "-in", file, "-out", signed)
    signed.replace(file)
