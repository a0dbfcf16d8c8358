package cn.fanzha.command.shared;

/** There is no such thing under this number or id: answered with 404. */
public class NotFoundException extends RuntimeException {

    public NotFoundException(String kind, Object reference) {
        super(kind + " " + reference);
    }
}
