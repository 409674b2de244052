// SPDX-License-Identifier: Apache-2.0
package io.github.winnet4j.wlan;

import io.github.winnet4j.win32.Wlanapi;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which networks are permitted and which are denied, for the whole machine ({@code WlanGetFilterList}). Every method
 * asks Windows.
 *
 * <p>A network that is in none of the lists is permitted. What group policy says goes before what the user says. Denied
 * networks aren't listed, unless {@link AutoConfiguration#showsDeniedNetworks}, and connecting to them is refused: an
 * attempt ends with {@link WlanReason#GP_DENIED} or {@link WlanReason#USER_DENIED}. The stations of denied networks are
 * heard all the same. A change is reported as {@link WlanNotification.Change#FILTER_LIST}.
 *
 * <p>Changing a list mostly takes administrators' rights, and reading one may take a right, too:
 * {@link io.github.winnet4j.AccessDeniedException}.
 *
 * @since 0.1.0
 */
public final class NetworkFilters {
    private static final int SOME = Layouts.LIST_HEADER + 16 * Layouts.FILTER_SIZE;

    private final WlanClient client;

    NetworkFilters(WlanClient client) {
        this.client = client;
    }

    /**
     * {@return what is in that list}
     *
     * @param list which one
     * @throws io.github.winnet4j.AccessDeniedException the caller may not read it
     */
    public List<NetworkFilter> get(FilterList list) {
        int code = list.code();
        return client.fetch(
                "WlanGetFilterList",
                SOME,
                (handle, bytes, size) -> Wlanapi.WlanGetFilterList(handle, code, 0, bytes, size),
                NetworkFilter::parse);
    }

    /**
     * Replaces what is in that list ({@code WlanSetFilterList}).
     *
     * @param list one of the user's
     * @param filters all that is to be in it; nothing clears it
     * @throws IllegalArgumentException the list is one of group policy's
     * @throws io.github.winnet4j.AccessDeniedException the caller may not change it
     */
    public void set(FilterList list, List<NetworkFilter> filters) {
        if (!list.isOfUser()) {
            throw new IllegalArgumentException(list + " is set by group policy alone");
        }
        byte[] bytes = filters.isEmpty() ? null : NetworkFilter.toList(List.copyOf(filters));
        client.call("WlanSetFilterList", handle -> Wlanapi.WlanSetFilterList(handle, list.code(), bytes, 0));
    }

    /**
     * Puts a network into that list, unless it is in it: reads the list and sets it. A change that another program
     * makes meanwhile is lost, since Windows has nothing but whole lists.
     *
     * @param list one of the user's
     * @param filter what is to be in it, too
     * @return true when it wasn't in it before
     * @throws IllegalArgumentException the list is one of group policy's
     * @throws io.github.winnet4j.AccessDeniedException the caller may not change it
     */
    public boolean add(FilterList list, NetworkFilter filter) {
        Objects.requireNonNull(filter, "filter");
        List<NetworkFilter> all = new ArrayList<>(get(list));
        boolean fresh = !all.contains(filter);
        if (fresh) {
            all.add(filter);
            set(list, all);
        }
        return fresh;
    }

    /**
     * Takes a network out of that list: reads the list and sets it, as {@link #add} does.
     *
     * @param list one of the user's
     * @param filter what isn't to be in it any more
     * @return true when it was in it before
     * @throws IllegalArgumentException the list is one of group policy's
     * @throws io.github.winnet4j.AccessDeniedException the caller may not change it
     */
    public boolean remove(FilterList list, NetworkFilter filter) {
        Objects.requireNonNull(filter, "filter");
        List<NetworkFilter> all = new ArrayList<>(get(list));
        boolean there = all.removeIf(filter::equals);
        if (there) {
            set(list, all);
        }
        return there;
    }

    @Override
    public String toString() {
        return "filter lists of " + client;
    }
}
