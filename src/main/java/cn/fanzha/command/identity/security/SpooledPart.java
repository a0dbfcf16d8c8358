package cn.fanzha.command.identity.security;

import cn.fanzha.command.platform.crypto.EncryptedSpool;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.tomcat.util.http.fileupload.FileItemHeaders;
import org.jspecify.annotations.Nullable;

/** A file of a {@link SpooledForm}, as the pages ask for it. */
final class SpooledPart implements Part {

    private final String name;
    private final @Nullable String fileName;
    private final @Nullable String type;
    private final @Nullable FileItemHeaders headers;
    private final EncryptedSpool content;

    SpooledPart(
            String name,
            @Nullable String fileName,
            @Nullable String type,
            @Nullable FileItemHeaders headers,
            EncryptedSpool content) {
        this.name = name;
        this.fileName = fileName;
        this.type = type;
        this.headers = headers;
        this.content = content;
    }

    @Override
    public InputStream getInputStream() {
        return content.read();
    }

    @Override
    public @Nullable String getContentType() {
        return type;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable String getSubmittedFileName() {
        return fileName;
    }

    @Override
    public long getSize() {
        return content.size();
    }

    /** Nobody keeps a copy in the clear. */
    @Override
    public void write(String target) throws IOException {
        throw new IOException("An upload is read, not copied to a file");
    }

    @Override
    public void delete() throws IOException {
        content.close();
    }

    @Override
    public @Nullable String getHeader(String header) {
        return headers == null ? null : headers.getHeader(header);
    }

    @Override
    public Collection<String> getHeaders(String header) {
        return headers == null ? List.of() : list(headers.getHeaders(header));
    }

    @Override
    public Collection<String> getHeaderNames() {
        return headers == null ? List.of() : list(headers.getHeaderNames());
    }

    private static List<String> list(Iterator<String> words) {
        List<String> list = new ArrayList<>();
        words.forEachRemaining(list::add);
        return list;
    }
}
