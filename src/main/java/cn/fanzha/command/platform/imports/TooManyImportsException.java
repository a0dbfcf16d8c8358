package cn.fanzha.command.platform.imports;

/** So many files come in at once that pages would wait for the database: answered with 503, nothing landed. */
final class TooManyImportsException extends RuntimeException {}
