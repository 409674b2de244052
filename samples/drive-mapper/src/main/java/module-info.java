// SPDX-License-Identifier: Apache-2.0

/** Keeps the drives of a service connected. */
module com.example.drives {
    requires io.github.winnet4j;
}
