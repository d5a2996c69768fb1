/** What everybody at the desk must know: products and rules, version by version, acknowledged. */
@NullMarked
package io.forecourt.insurance.knowledge;

import org.jspecify.annotations.NullMarked;
