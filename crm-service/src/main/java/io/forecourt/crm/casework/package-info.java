/** What every case with a time limit needs: somebody who owns it, and somebody above. */
@NullMarked
package io.forecourt.crm.casework;

import org.jspecify.annotations.NullMarked;
