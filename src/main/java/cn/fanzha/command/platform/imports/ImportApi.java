package cn.fanzha.command.platform.imports;

import cn.fanzha.command.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Programs' door: rows of other systems as CSV. Scope {@code imports:write}; a client imports rows of its own tree alone. */
@RestController
@RequestMapping("/api/v1/imports")
@PreAuthorize("hasAuthority('SCOPE_imports:write')")
@Tag(name = "imports")
class ImportApi {

    private static final MediaType CSV = new MediaType("text", "csv");

    private final Imports imports;
    private final ImportKinds kinds;
    private final RejectionFile rejectionFile;
    private final MessageSource messages;

    ImportApi(Imports imports, ImportKinds kinds, RejectionFile rejectionFile, MessageSource messages) {
        this.imports = imports;
        this.kinds = kinds;
        this.rejectionFile = rejectionFile;
        this.messages = messages;
    }

    /** What the contract answers; {@code rejections} holds the first 1,000. */
    record Answer(
            String kind,
            long received,
            long created,
            long updated,
            long unchanged,
            long rejected,
            long warnings,
            List<Line> rejections,
            String rejectionsUrl) {}

    /** A rejected row. */
    record Line(long line, String column, String code, String message) {}

    /**
     * Imports the rows of the body, UTF-8 with a header. Rows with a faulty value are rejected, the others land; {@code
     * mode=strict} lands all or none. A broken file (400) or one over the limit (413) lands nothing.
     */
    @PostMapping("/{kind}")
    @Operation(summary = "Import the rows of a CSV body")
    Answer importRows(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String name,
            HttpServletRequest request,
            Locale locale,
            Actor actor)
            throws IOException, HttpMediaTypeNotSupportedException {
        if (!isCsv(request)) {
            throw new HttpMediaTypeNotSupportedException(request.getContentType(), List.of(CSV));
        }
        boolean strict = "strict".equals(mode);
        if (mode != null && !strict) {
            throw new UnknownModeException();
        }
        ImportKind known = kinds.require(kind);
        if (request.getContentLengthLong() > imports.maxBytes()) {
            throw new FileTooLargeException(imports.maxBytes());
        }
        InputStream body = request.getInputStream();
        try {
            String fileName = name == null || name.isBlank() ? kind + ".csv" : name.strip();
            return answer(imports.run(known, fileName, strict, body, actor), locale);
        } catch (StructureFault fault) {
            // a client that is still sending would see a broken connection in place of the answer
            drain(body);
            throw fault;
        }
    }

    /** All rejections of one import as CSV: line, column, code, message. */
    @GetMapping(path = "/{run}/rejections", produces = "text/csv")
    @Operation(summary = "All rejected rows of an import")
    void rejections(@PathVariable UUID run, Locale locale, Actor actor, HttpServletResponse response)
            throws IOException {
        rejectionFile.write(run, actor, locale, response);
    }

    private void drain(InputStream body) throws IOException {
        byte[] unread = new byte[1 << 16];
        long left = imports.maxBytes();
        int read = 0;
        while (left > 0 && read >= 0) {
            read = body.read(unread);
            left -= read;
        }
    }

    private static boolean isCsv(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/csv");
    }

    private Answer answer(ImportResult result, Locale locale) {
        return new Answer(
                result.kind(),
                result.received(),
                result.created(),
                result.updated(),
                result.unchanged(),
                result.rejected(),
                result.warnings(),
                result.rejections().stream()
                        .map(r -> new Line(r.line(), r.column(), r.code(), rejectionFile.text(r.code(), locale)))
                        .toList(),
                "/api/v1/imports/" + result.runId() + "/rejections");
    }

    @ExceptionHandler
    ProblemDetail broken(StructureFault fault, Locale locale) {
        ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "imports.structure." + fault.code(), locale);
        problem.setProperty("code", fault.code());
        problem.setProperty("line", fault.line());
        problem.setProperty("column", fault.column());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail tooLarge(FileTooLargeException refused, Locale locale) {
        ProblemDetail problem = problem(HttpStatus.CONTENT_TOO_LARGE, "imports.structure.too-large", locale);
        problem.setProperty("limit", refused.limit());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail busy(TooManyImportsException refused, Locale locale) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "imports.structure.busy", locale);
    }

    @ExceptionHandler
    ProblemDetail unknownMode(UnknownModeException refused, Locale locale) {
        return problem(HttpStatus.BAD_REQUEST, "imports.structure.unknown-mode", locale);
    }

    private ProblemDetail problem(HttpStatus status, String key, Locale locale) {
        return ProblemDetail.forStatusAndDetail(status, messages.getMessage(key, null, key, locale));
    }

    /** {@code mode} is neither absent nor {@code strict}: guessing would land what was meant to be all or none. */
    private static final class UnknownModeException extends RuntimeException {}
}
