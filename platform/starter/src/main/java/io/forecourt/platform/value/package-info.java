/** Values that cannot be wrong: money, ids, VIN, plate, mobile, resident id, credit code. */
@NullMarked
package io.forecourt.platform.value;

import org.jspecify.annotations.NullMarked;
