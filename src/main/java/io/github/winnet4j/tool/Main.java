// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.tool;

import java.io.PrintStream;
import java.util.List;

/** The commands of {@code java -jar winnet4j.jar}. */
public final class Main {
    static final int GOOD = 0;
    static final int BAD = 1;
    static final int USAGE = 2;

    private static final String HELP = """
            java -jar winnet4j.jar COMMAND

              doctor [--json]            what this machine offers to the library, and what to do about the rest
              selftest                   harmless real calls of every family, as a report for an issue: no names of
                                         networks, shares or users are in it
              wifi                       the Wi-Fi interfaces and their connections
              wifi networks              the networks in reach
              wifi stations              the access points in reach
              wifi watch [SECONDS]       the signal of each interface, every second, until interrupted
              drives                     the network connections of this user
              drives connect DEVICE \\\\SERVER\\SHARE [USER]
                                         asks for the password of that user; DEVICE is Z:, for example
              drives disconnect NAME     gently: nothing that is in use is ended

            The exit code is 0, or 1 when something is wrong, or 2 for a command that can't be understood.
            """;

    private Main() {}

    /**
     * Runs a command, and ends the JVM with its exit code.
     *
     * @param arguments the command and its own arguments
     */
    public static void main(String[] arguments) {
        int code = run(List.of(arguments), System.out, System.err);
        System.out.flush();
        System.exit(code);
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        try {
            switch (command) {
                case "doctor" -> {
                    return Doctor.run(rest, out);
                }
                case "selftest" -> {
                    return SelfTest.run(rest, out);
                }
                case "wifi" -> {
                    return WifiCommand.run(rest, out);
                }
                case "drives" -> {
                    return DrivesCommand.run(rest, out);
                }
                case "help", "--help", "-h" -> {
                    out.print(HELP);
                    return GOOD;
                }
                default -> throw new UsageException(command.isEmpty() ? "no command" : "no command " + command);
            }
        } catch (UsageException e) {
            err.println("winnet4j: " + e.getMessage());
            err.print(HELP);
            return USAGE;
        } catch (RuntimeException | LinkageError e) {
            err.println("winnet4j: " + e.getMessage());
            err.println("\"java -jar winnet4j.jar doctor\" shows what this machine offers.");
            return BAD;
        }
    }
}
