package cn.fanzha.command.documents.web;

import cn.fanzha.command.documents.DocumentField;
import cn.fanzha.command.documents.DocumentKind;
import cn.fanzha.command.documents.DocumentSubject;
import cn.fanzha.command.documents.DocumentTable;
import cn.fanzha.command.documents.domain.DocumentKinds;
import cn.fanzha.command.documents.domain.MakeDocument;
import cn.fanzha.command.documents.domain.Making;
import cn.fanzha.command.shared.Actor;
import cn.fanzha.command.shared.CaseNumber;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents for programs: the same templates, masks, marks and audit entries as on the pages. */
@RestController
@RequestMapping("/api/v1")
@PreAuthorize("hasAuthority('SCOPE_documents:make')")
@Tag(name = "documents")
class DocumentApi {

    private final DocumentKinds kinds;
    private final MakeDocument making;
    private final MessageSource messages;

    DocumentApi(DocumentKinds kinds, MakeDocument making, MessageSource messages) {
        this.kinds = kinds;
        this.making = making;
        this.messages = messages;
    }

    /** The kinds. */
    record Kinds(List<Kind> kinds) {}

    /** A kind; {@code subject}: what it is made of, {@code case} or {@code stop}. */
    record Kind(String code, String title, String subject, List<Field> fields, List<Table> tables) {}

    /** A placeholder; {@code personal}: masked unless a reason is given. */
    record Field(String name, String chinese, String label, String example, boolean personal) {}

    /** Placeholders that repeat, row by row. */
    record Table(String name, String chinese, String label, List<Field> columns) {}

    /**
     * What to make.
     *
     * @param subject number of the stop payment, where the case has several; the case's own documents need none
     * @param reason why personal data must stand in full; without it they are masked
     */
    record Wish(@Nullable String subject, @Nullable String reason) {}

    @GetMapping("/document-kinds")
    @Operation(summary = "The kinds of documents with the placeholders of their templates")
    Kinds kinds(Locale locale) {
        return new Kinds(kinds.all().stream().map(kind -> kind(kind, locale)).toList());
    }

    @PostMapping("/cases/{no}/documents/{kind}")
    @Operation(summary = "Make a document of a case as .docx; audited, as is the reading of personal data in full")
    @ApiResponse(
            responseCode = "200",
            description = "The file; Repr-Digest is the digest that the audit log keeps",
            content = @Content(mediaType = WordDownload.TYPE, schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Object> make(
            @PathVariable("no") CaseNumber no,
            @PathVariable("kind") String code,
            @RequestBody(required = false) @Nullable Wish wish,
            Actor actor,
            Locale locale) {
        DocumentKind kind = kinds.require(code);
        String asked = wish == null ? null : wish.subject();
        List<String> subjects = kind.subjects(no, actor).stream()
                .map(DocumentSubject::number)
                .filter(number ->
                        asked == null || asked.isBlank() || asked.strip().equals(number))
                .toList();
        boolean ofTheCase = asked == null && kind.subjectType().equals("case");
        if (subjects.isEmpty() && !ofTheCase) {
            return refused("documents.api.subject-none", List.of(), locale);
        }
        if (subjects.size() > 1) {
            return refused("documents.api.subject", List.of(subjects.size()), locale);
        }
        String reason = wish == null ? null : wish.reason();
        return switch (making.make(code, ofTheCase ? no.value() : subjects.getFirst(), reason, actor)) {
            case Making.Done done ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(WordDownload.TYPE))
                        .header(HttpHeaders.CONTENT_DISPOSITION, WordDownload.disposition(done.fileName()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("Repr-Digest", digest(done.sha256()))
                        .body(done.content());
            case Making.Refused refused -> refused(refused.key(), refused.args(), locale);
        };
    }

    /** RFC 9530. */
    private static String digest(String sha256) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":";
    }

    private ResponseEntity<Object> refused(String key, List<Object> args, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT,
                messages.getMessage(key, args.isEmpty() ? null : args.toArray(), locale));
        problem.setProperty("key", key);
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Kind kind(DocumentKind kind, Locale locale) {
        return new Kind(
                kind.code(),
                text(kind.titleKey(), locale),
                kind.subjectType(),
                DocumentKinds.fields(kind).stream()
                        .map(field -> field(field, locale))
                        .toList(),
                kind.tables().stream().map(table -> table(table, locale)).toList());
    }

    private Table table(DocumentTable table, Locale locale) {
        return new Table(
                table.name(),
                table.chinese(),
                text(table.labelKey(), locale),
                table.columns().stream().map(field -> field(field, locale)).toList());
    }

    private Field field(DocumentField field, Locale locale) {
        return new Field(
                field.name(),
                field.chinese(),
                text(field.labelKey(), locale),
                field.example(),
                field.mask() != DocumentField.Mask.NONE);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
