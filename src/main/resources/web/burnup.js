// Turns the drawn burn-up into one that tells its numbers; without it, the drawing stays.
'use strict';
(() => {})();
