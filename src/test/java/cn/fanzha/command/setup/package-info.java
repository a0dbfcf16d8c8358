/** What a person meets who installs the application. */
@org.jspecify.annotations.NullMarked
package cn.fanzha.command.setup;
