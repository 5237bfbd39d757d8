const response = await fetch('/api/workflows');
const data = await response.json();
if (!data.success) {
switch (data.error.code) {
case 'RATE_LIMITED':
await delay(60000);
return retry();
case 'UNAUTHORIZED':
return refreshToken();
default:
throw new Error(data.error.message);
}
}
