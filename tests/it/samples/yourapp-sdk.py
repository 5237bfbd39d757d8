from yourapp import Client
client = Client('YOUR_API_KEY')
workflows = client.workflows.list()
client.workflows.execute('wf_123', input={...})
