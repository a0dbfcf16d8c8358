package cn.fanzha.command.cases.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of files that a case takes in, told by their first bytes and never by their name. */
public enum EvidenceType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic"),
    PDF("application/pdf", "pdf"),
    MP3("audio/mpeg", "mp3"),
    M4A("audio/mp4", "m4a"),
    AAC("audio/aac", "aac"),
    AMR("audio/amr", "amr"),
    WAV("audio/wav", "wav"),
    OGG("audio/ogg", "ogg"),
    FLAC("audio/flac", "flac");

    /** So many bytes decide. */
    static final int HEAD_BYTES = 16;

    private static final Set<String> PICTURES = Set.of("heic", "heix", "hevc", "mif1", "msf1");
    private static final Set<String> SOUNDS =
            Set.of("M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "3gp4", "3gp5", "3gp6");

    private final String mediaType;
    private final String extension;

    EvidenceType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What the name of a downloaded file ends with. */
    public String extension() {
        return extension;
    }

    /** The kind of the file that begins so; empty: none that is taken. */
    static Optional<EvidenceType> of(byte[] head) {
        String text = new String(head, 0, Math.min(head.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(GIF);
        }
        if (text.startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        if (text.startsWith("#!AMR")) {
            return Optional.of(AMR);
        }
        if (text.startsWith("OggS")) {
            return Optional.of(OGG);
        }
        if (text.startsWith("fLaC")) {
            return Optional.of(FLAC);
        }
        if (text.startsWith("RIFF") && text.length() >= 12) {
            return Arrays.stream(new EvidenceType[] {WEBP, WAV})
                    .filter(type -> text.startsWith(type == WEBP ? "WEBP" : "WAVE", 8))
                    .findFirst();
        }
        if (text.startsWith("ftyp", 4) && text.length() >= 12) {
            String brand = text.substring(8, 12);
            return PICTURES.contains(brand)
                    ? Optional.of(HEIC)
                    : SOUNDS.contains(brand) ? Optional.of(M4A) : Optional.empty();
        }
        return sound(head);
    }

    /** MPEG audio begins with a tag or with a frame: eleven bits set, then the layer; ADTS (AAC) has layer 0. */
    private static Optional<EvidenceType> sound(byte[] head) {
        if (head.length >= 3 && head[0] == 'I' && head[1] == 'D' && head[2] == '3') {
            return Optional.of(MP3);
        }
        if (head.length < 2 || (head[0] & 0xFF) != 0xFF || (head[1] & 0xE0) != 0xE0) {
            return Optional.empty();
        }
        boolean layerNone = (head[1] & 0x06) == 0;
        if (layerNone) {
            return (head[1] & 0xF0) == 0xF0 ? Optional.of(AAC) : Optional.empty();
        }
        // FF FE and FF FF begin texts, not frames
        return (head[1] & 0xFE) == 0xFE ? Optional.empty() : Optional.of(MP3);
    }
}
