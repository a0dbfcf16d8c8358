package cn.fanzha.command.identity.security;

import cn.fanzha.command.platform.crypto.EncryptedSpool;
import cn.fanzha.command.platform.crypto.FileCipher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;

/** A form with long files, taken apart: its fields in memory, its files encrypted on disk until this is closed. */
final class SpooledForm implements Closeable {

    /** What the fields and the parts' headers may take beside the file, as {@code UploadLimit} says to the container. */
    private static final int BESIDE_THE_FILE = 1 << 20;

    private static final int PARTS_AT_MOST = 50;

    private final FileCipher cipher;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<Part> files = new ArrayList<>();
    private final List<EncryptedSpool> spools = new ArrayList<>();

    SpooledForm(FileCipher cipher) {
        this.cipher = cipher;
    }

    /** Reads the whole body; what it threw for a length says so by a {@code SizeException} among its causes. */
    void take(HttpServletRequest request, long fileAtMost) throws IOException {
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        upload.setFileSizeMax(fileAtMost);
        upload.setSizeMax(fileAtMost + BESIDE_THE_FILE);
        upload.setFileCountMax(PARTS_AT_MOST);
        int left = BESIDE_THE_FILE;
        FileItemIterator parts = upload.getItemIterator(new ServletRequestContext(request));
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (part.isFormField()) {
                left -= field(part, left);
            } else {
                file(part);
            }
        }
    }

    private int field(FileItemStream part, int atMost) throws IOException {
        try (InputStream content = part.openStream()) {
            byte[] value = content.readNBytes(atMost + 1);
            if (value.length > atMost) {
                throw new FileUploadException("The fields are too long");
            }
            fields.computeIfAbsent(part.getFieldName(), name -> new ArrayList<>())
                    .add(new String(value, StandardCharsets.UTF_8));
            return value.length;
        }
    }

    private void file(FileItemStream part) throws IOException {
        EncryptedSpool spool = new EncryptedSpool(cipher);
        spools.add(spool);
        try (InputStream content = part.openStream();
                OutputStream sink = spool.write()) {
            content.transferTo(sink);
        }
        files.add(
                new SpooledPart(part.getFieldName(), part.getName(), part.getContentType(), part.getHeaders(), spool));
    }

    Map<String, List<String>> fields() {
        return fields;
    }

    List<Part> files() {
        return files;
    }

    @Override
    public void close() throws IOException {
        for (EncryptedSpool spool : spools) {
            spool.close();
        }
    }
}
